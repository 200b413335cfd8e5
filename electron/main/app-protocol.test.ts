import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ protocol: {} }));
const { servedPath } = await import('./app-protocol.ts');

describe('servedPath', () => {
  it('serves the page and its assets', () => {
    expect(servedPath('app://madang/')).toBe('index.html');
    expect(servedPath('app://madang/index.html#x')).toBe('index.html');
    expect(servedPath('app://madang/assets/main-B_1a2.js?v=1')).toBe('assets/main-B_1a2.js');
  });

  it.each([
    'app://other/index.html',
    'app://madang:1/index.html',
    'app://user@madang/index.html',
    'app://madang/..%2fmain/main.js',
    'app://madang/..%5cmain/main.js',
    'app://madang//etc/x.js',
    'app://madang/C:/x.js',
    'app://madang/.env.js',
    'app://madang/a%00.js',
    'app://madang/%E0%A4%A.js',
    'app://madang/passwd',
    'app://madang/assets/',
    'not a url',
  ])('refuses %s', (url) => {
    expect(servedPath(url)).toBeNull();
  });

  it('stays inside when the URL parser resolves the dots', () => {
    expect(servedPath('app://madang/../main/main.js')).toBe('main/main.js');
    expect(servedPath('app://madang/%2e%2e/main/main.js')).toBe('main/main.js');
  });
});
