import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from './run.mjs';

/** The browser that the guests' pictures are made with: it is the system's own, and so another every few weeks. */
const ofGuests = 'guestChromium';

/**
 * What pictures of the same app look different by: the engine that draws, and the fonts that it draws with.
 * @returns {Promise<Record<string, string>>}
 */
async function readPictureSetting() {
  const engine = await capture(
    process.env['MADANG_ELECTRON'] ?? 'electron',
    ['-p', 'process.versions.chrome'],
    {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    },
  );
  const font = async (/** @type {string} */ pattern) =>
    (await capture('fc-match', [pattern, '-f', '%{fullname} %{fontversion}'])).output.trim();
  const browser = process.env['MADANG_CHROMIUM'];
  const guests = browser === undefined ? '' : (await capture(browser, ['--version'])).output;
  return {
    system: `${process.platform} ${process.arch}`,
    chromium: engine.output.trim(),
    [ofGuests]: /\d+(?:\.\d+){3}/.exec(guests)?.[0] ?? 'none',
    font: await font('system-ui'),
    koreanFont: await font('system-ui:lang=ko'),
    codeFont: await font('monospace'),
  };
}

/**
 * Says whether the pictures of what guests see can be compared here, too.
 * @param {string} folder
 * @returns {Promise<boolean>}
 */
export async function canCompareGuests(folder) {
  return readKept(folder)[ofGuests] === (await readPictureSetting())[ofGuests];
}

/**
 * @param {string} folder
 * @returns {Record<string, string>}
 */
function readKept(folder) {
  return JSON.parse(readFileSync(fileIn(folder), 'utf8'));
}

const fileIn = (/** @type {string} */ folder) => join(folder, 'made-with.json');

/**
 * Keeps beside pictures what they were made with.
 * @param {string} folder
 */
export async function keepPictureSetting(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileIn(folder), `${JSON.stringify(await readPictureSetting(), null, 2)}\n`);
}

/**
 * Says why pictures made here cannot be compared with the kept ones.
 * @param {string} folder
 * @returns {Promise<string | undefined>} in words; undefined when they can
 */
export async function comparePictureSetting(folder) {
  if (!existsSync(fileIn(folder))) return 'No pictures are kept here yet: npm run screenshots makes them.';
  const kept = readKept(folder);
  const here = await readPictureSetting();
  const others = Object.keys(kept).filter((name) => name !== ofGuests && kept[name] !== here[name]);
  if (others.length === 0) return undefined;
  const lines = others.map((name) => `  ${name}: ${kept[name] ?? ''}; here: ${here[name] ?? ''}`);
  return `The kept pictures were made with something else, so every letter would differ:\n${lines.join('\n')}\nMake them anew on the commit before your change (npm run screenshots), then compare.`;
}
