// npm run screenshots [-- --check]: makes the pictures of the READMEs and of every screen and state anew, in docs/images;
// with --check, compares the app with those that are kept, and writes what differs into test-results/screenshots.
import { rmSync } from 'node:fs';
import { parseOptions } from './lib/options.mjs';
import { inRoot } from './lib/paths.mjs';
import { canCompareGuests, comparePictureSetting, keepPictureSetting } from './lib/picture-setting.mjs';
import { prepareWindows, runPlaywright } from './lib/playwright.mjs';
import { makeSmaller } from './lib/smaller-pictures.mjs';
import { say } from './lib/step.mjs';
import { Stop, main } from './lib/stop.mjs';

const folder = inRoot('docs', 'images', 'screens');

await main(async () => {
  const options = parseOptions(process.argv.slice(2), [
    { name: 'check', help: 'compare with the kept pictures of the screens instead' },
  ]);
  await prepareWindows();
  if (options.has('check')) {
    const difference = await comparePictureSetting(folder);
    if (difference !== undefined) throw new Stop(difference);
    const files = ['tests/screenshots/screens.spec.ts'];
    if (await canCompareGuests(folder)) files.push('tests/screenshots/guest.spec.ts');
    else say('What guests see is left out: those pictures were made with another Chromium.');
    return runPlaywright('screenshots', {
      files,
      args: ['--update-snapshots=none'],
    });
  }
  // Those of screens that are no more must not stay.
  rmSync(folder, { recursive: true, force: true });
  const code = await runPlaywright('screenshots', {
    args: ['--update-snapshots=all'],
    env: { MADANG_SCREENSHOTS: inRoot('docs', 'images') },
  });
  const bytes = await makeSmaller(folder);
  say(`The pictures of the screens: ${(bytes / 1e6).toFixed(1)} MB.`);
  await keepPictureSetting(folder);
  return code;
});
