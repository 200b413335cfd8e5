/** @type {Readonly<Record<string, string>>} what electronegativity finds in the app, and why that is right as it is */
export const JUDGED = {
  CSP_GLOBAL_CHECK: 'it looks for a meta element; the policy is a header of the scheme (app-protocol.ts)',
  PROTOCOL_HANDLER_JS_CHECK: 'madang: links are parsed, and lead to a question (deep-link.ts)',
  OPEN_EXTERNAL_JS_CHECK:
    'the address of a web page, which the person has seen and agreed to in a box of main’s (links.ts)',
  CERTIFICATE_VERIFY_PROC_JS_CHECK:
    'takes pinned certificates, and refuses all others that the engine does (trust.ts)',
  CERTIFICATE_ERROR_EVENT_JS_CHECK: 'the same, for what has no session',
  AUXCLICK_JS_CHECK: 'new windows are refused, by whatever click (navigation.ts)',
  PRELOAD_JS_CHECK: 'one function for each call of the contract, in a sandbox (preload.ts)',
  CUSTOM_ARGUMENTS_JS_CHECK: 'two features of WebRTC are turned off (webrtc.ts)',
};

// Electron gives fixes to as many (https://www.electronjs.org/docs/latest/tutorial/electron-timelines).
const SUPPORTED_MAJORS = 3;

/**
 * Judges what electronegativity found.
 * @param {string} csv as it writes it
 * @returns {{ lines: string[], isFine: boolean }} what to say of each; not fine when one is new, or when one is gone, as
 *   with a bundle that it could not read
 */
export function judgeFindings(csv) {
  const ids = csv.split('\n').flatMap((line) => /^"?([A-Z_]+_CHECK)\b/.exec(line)?.[1] ?? []);
  const gone = Object.keys(JUDGED).filter((id) => !ids.includes(id));
  return {
    lines: [
      ...ids.map((id) => `${id}: ${JUDGED[id] ?? 'NEW'}`),
      ...gone.map((id) => `${id}: not found any more, or the bundle could not be read`),
    ],
    isFine: gone.length === 0 && ids.every((id) => JUDGED[id] !== undefined),
  };
}

/**
 * Whether an Electron still gets fixes.
 * @param {string} used version
 * @param {string} newest version that there is
 * @returns {{ line: string, isFine: boolean }}
 * @throws {Error} when one is not a version
 */
export function judgeElectron(used, newest) {
  const behind = majorOf(newest) - majorOf(used);
  const isFine = behind < SUPPORTED_MAJORS;
  const line = `Electron ${used}, and ${newest} is the newest: ${isFine ? 'gets fixes' : 'gets no fixes any more'}`;
  return { line, isFine };
}

/**
 * @param {string} version
 * @returns {number}
 */
function majorOf(version) {
  const [, major] = /^(\d+)\.\d+\.\d+$/.exec(version.trim()) ?? [];
  if (major === undefined) throw new Error(`"${version}" is not a version`);
  return Number(major);
}
