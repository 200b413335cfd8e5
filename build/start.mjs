// npm start: opens the app, or hosts a room without a window where there is no display.
import { resolve } from 'node:path';
import { buildProject } from './lib/build-project.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { hasDisplay } from './lib/display.mjs';
import { appArguments, electronEnvironment, prepareElectron } from './lib/electron-command.mjs';
import { checkNode } from './lib/node-version.mjs';
import { START_OPTIONS, describeOptions, parseOptions, toArguments } from './lib/options.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { say } from './lib/step.mjs';
import { main } from './lib/stop.mjs';

const USAGE = `Madang: video rooms on your own network.

  npm start -- [options]

${describeOptions(START_OPTIONS)}

Without a display, a room is hosted without a window, and its address and a QR code are printed.`;

await main(async () => {
  const options = parseOptions(process.argv.slice(2), START_OPTIONS);
  if (options.has('help')) {
    say(USAGE);
    return 0;
  }
  const profile = options.get('profile');
  // npm runs this in the project's folder, whatever folder the person is in.
  if (typeof profile === 'string') options.set('profile', resolve(process.env['INIT_CWD'] ?? '.', profile));
  checkNode();
  await installDependencies();
  await buildProject();
  const args = toArguments(options, ['headless']);
  if (options.has('headless') || !hasDisplay()) {
    if (!options.has('headless')) say('There is no display: hosting a room without a window');
    return run(process.execPath, [inRoot('dist', 'signaling', 'cli.js'), ...args]);
  }
  const electron = await prepareElectron();
  return run(electron, appArguments(args), { cwd: root, env: electronEnvironment() });
});
