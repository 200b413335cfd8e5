import { Stop } from './stop.mjs';

/**
 * @typedef {object} Option
 * @property {string} name without the dashes
 * @property {string} help one line
 * @property {string} [value] what its value is called in the help; an option without one is a switch
 * @property {true} [optionalValue] it may stand without its value
 * @property {(value: string) => boolean} [accepts] whether a value is usable
 * @property {string} [expected] what a usable value is, in words
 * @property {string} [excludes] name of an option that it cannot stand with
 */

/** @typedef {Map<string, string | true>} ChosenOptions */

/** @param {string} value */
const isPort = (value) => /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535;

/** @type {readonly Option[]} */
export const START_OPTIONS = [
  { name: 'host', value: 'ROOM', optionalValue: true, help: 'open straight into a new room of that name' },
  { name: 'join', value: 'LINK', help: 'join the room of this invite link', excludes: 'host' },
  { name: 'name', value: 'NAME', help: 'your name, as the others see it' },
  {
    name: 'port',
    value: 'N',
    help: 'port to host on (default 7420; the next free one is used and shown)',
    accepts: isPort,
    expected: 'a number from 1 to 65535',
  },
  { name: 'profile', value: 'DIR', help: 'folder of your settings' },
  {
    name: 'lang',
    value: 'ko|en',
    help: 'language',
    accepts: (value) => value === 'ko' || value === 'en',
    expected: 'ko or en',
  },
  { name: 'headless', help: 'host without a window, also where there is a display' },
  { name: 'help', help: 'show this help' },
];

/**
 * Reads a command line. `--name VALUE` and `--name=VALUE` mean the same.
 * @param {readonly string[]} args
 * @param {readonly Option[]} options
 * @returns {ChosenOptions}
 * @throws {Stop} with one line and exit code 2, for anything that is not an option or lacks its value
 */
export function parseOptions(args, options) {
  /** @type {ChosenOptions} */
  const chosen = new Map();
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const [, name, inline] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
    const option = options.find((candidate) => candidate.name === name);
    if (!option) throw misuse(`Unknown option: ${arg}.`);
    const next = rest[0] === undefined || rest[0].startsWith('--') ? undefined : rest[0];
    if (option.value === undefined) {
      if (inline !== undefined) throw misuse(`--${option.name} takes no value.`);
      chosen.set(option.name, true);
      continue;
    }
    if (inline === undefined && next !== undefined) rest.shift();
    chosen.set(option.name, checkValue(option, inline ?? next));
  }
  const clash = options.find(({ name, excludes }) => chosen.has(name) && excludes && chosen.has(excludes));
  if (clash) throw misuse(`--${clash.name} and --${clash.excludes ?? ''} exclude each other.`);
  return chosen;
}

/**
 * @param {Option} option
 * @param {string | undefined} value
 * @returns {string | true}
 */
function checkValue(option, value) {
  if (value === undefined || value === '') {
    if (option.optionalValue) return true;
    throw misuse(`--${option.name} needs a value: --${option.name} ${option.value ?? ''}.`);
  }
  if (option.accepts && !option.accepts(value)) {
    throw misuse(`--${option.name} must be ${option.expected ?? 'something else'}, not "${value}".`);
  }
  return value;
}

/** @param {string} line */
function misuse(line) {
  return new Stop(`${line} See --help.`, 2);
}

/**
 * Writes options back as arguments, always as `--name=value`: Electron refuses every option that follows
 * a bare `madang://` argument, and Chromium reads `--lang` only in this form.
 * @param {ChosenOptions} chosen
 * @param {readonly string[]} [without] names to leave out
 * @returns {string[]}
 */
export function toArguments(chosen, without = []) {
  return [...chosen]
    .filter(([name]) => !without.includes(name))
    .map(([name, value]) => (value === true ? `--${name}` : `--${name}=${value}`));
}

/**
 * The options as a table for people.
 * @param {readonly Option[]} options
 * @returns {string} one line per option
 */
export function describeOptions(options) {
  const rows = options.map(({ name, value, optionalValue, help }) => {
    const shown = value === undefined ? '' : optionalValue ? ` [${value}]` : ` ${value}`;
    return { left: `  --${name}${shown}`, help };
  });
  const width = Math.max(...rows.map(({ left }) => left.length)) + 2;
  return rows.map(({ left, help }) => left.padEnd(width) + help).join('\n');
}
