// npm run screenshots: makes the pictures of the READMEs anew, in docs/images.
import { inRoot } from './lib/paths.mjs';
import { prepareWindows, runPlaywright } from './lib/playwright.mjs';
import { main } from './lib/stop.mjs';

await main(async () => {
  await prepareWindows();
  return runPlaywright('screenshots', { env: { MADANG_SCREENSHOTS: inRoot('docs', 'images') } });
});
