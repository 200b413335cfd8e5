import { expect, it } from 'vitest';
import { mainFiles } from './contents.mjs';

const manifest = {
  'electron/main/main.ts': {
    file: 'main/main.js',
    imports: ['_protocol.js'],
    dynamicImports: ['signaling/server/index.ts'],
  },
  '_protocol.js': { file: 'shared/protocol-1.js', imports: ['_protocol.js'] },
  'signaling/server/index.ts': { file: 'shared/server-1.js', imports: ['_protocol.js'] },
  'signaling/cli.ts': { file: 'signaling/cli.js', dynamicImports: ['signaling/cluster/redis.ts'] },
  'signaling/cluster/redis.ts': { file: 'shared/redis-1.js' },
};

it('packages what main loads, now or later, and nothing of the command line', () => {
  expect(mainFiles(manifest)).toEqual(['main/main.js', 'shared/protocol-1.js', 'shared/server-1.js']);
});

it('does not package half an app', () => {
  const { 'electron/main/main.ts': main } = manifest;
  expect(() => mainFiles({ 'electron/main/main.ts': main })).toThrow('the manifest of the build has no');
});
