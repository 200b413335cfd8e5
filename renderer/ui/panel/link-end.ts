// Where a link ends that words follow without a space, as Korean particles do: https://example.org/a에서

const written = '[\\p{Script=Hangul}\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]';
const hasWritten = new RegExp(written, 'u');

// One or more particles or endings, and nothing before them.
const particles =
  /^(?:은|는|이|가|을|를|와|과|의|에|로|으로|도|만|나|이나|랑|이랑|하고|에서|에게|한테|께|까지|부터|처럼|보다|마다|라|이라|라는|이라는|라고|이라고|고|이고|며|이며|든|이든|인데|입니다|이에요|예요|야|이야|죠|이죠|인가요)(?:서|로)?(?:는|도|만|의|요)?$/u;
// Those that hardly any word ends with.
const plainParticles = /(?<=.)(?:에서|에게|으로|까지|부터|입니다|이에요|예요)(?:는|도|만|요)?$/u;
/** The longest of them, and the letter before it. */
const longestPlain = 5;

const stops = new Set(".,;:!?'*");
const openings = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

// https://data.iana.org/TLD/tlds-alpha-by-domain.txt: all in Hangul.
const koreanEnding = /^(?:한국|닷컴|닷넷|삼성)/u;

/**
 * How much of what stands before the path is host and port.
 * @param authority with nothing of the path in it
 */
export function endOfHost(authority: string): number {
  const [all = ''] = /^(?:\[[\d.:A-Fa-f]+\]|[\p{L}\p{M}\p{N}._-]+)(?::\d{1,5})?/u.exec(authority) ?? [];
  if (/[\]:]/.test(all)) return all.length;
  const last = all.slice(all.lastIndexOf('.') + 1);
  // No host ends with a label of two scripts.
  const mixed = new RegExp(`^[A-Za-z0-9-]+(?=${written})`, 'u').exec(last) ?? koreanEnding.exec(last);
  return mixed ? all.length - last.length + mixed[0].length : all.length;
}

/**
 * How much of a path, query and fragment is meant to be it. Reads each character a fixed number of times: whoever writes
 * a message chooses what everyone's app reads here.
 * @param rest from its slash, question mark or hash on
 */
export function endOfRest(rest: string): number {
  const brackets = new Brackets(rest);
  const words = new Words(rest);
  let end = rest.length;
  for (let before = -1; before !== end;) {
    before = end;
    while (end > 0 && stops.has(rest.charAt(end - 1))) end -= 1;
    if (brackets.dropUnopened(rest.charAt(end - 1))) end -= 1;
    end = words.endBefore(end);
  }
  return end;
}

/** How many brackets a link has, of each kind. */
class Brackets {
  readonly #counts = new Map<string, number>();

  constructor(rest: string) {
    for (const [bracket] of rest.matchAll(/[()[\]{}]/g)) this.#counts.set(bracket, this.#count(bracket) + 1);
  }

  /** Forgets a closing bracket at the link's end that none in the link opens. */
  dropUnopened(last: string): boolean {
    const opening = openings.get(last);
    if (opening === undefined || this.#count(opening) >= this.#count(last)) return false;
    this.#counts.set(last, this.#count(last) - 1);
    return true;
  }

  #count(bracket: string): number {
    return this.#counts.get(bracket) ?? 0;
  }
}

/** The words that follow a link. An address may have such letters itself, mostly as whole words. */
class Words {
  readonly #rest: string;
  readonly #first: number;
  /** Where the words begin that were looked at last. */
  #start = Infinity;

  constructor(rest: string) {
    this.#rest = rest;
    const first = rest.search(hasWritten);
    this.#first = first === -1 ? Infinity : first;
  }

  /** Where what is before `end` ends without them. */
  endBefore(end: number): number {
    const start = this.#startBefore(end);
    const followsWord = /[A-Za-z0-9)\]}]/.test(this.#rest.charAt(start - 1));
    if (followsWord && this.#first >= start) return start;
    const followsSlash = this.#rest.charAt(start - 1) === '/';
    if ((followsWord || followsSlash) && particles.test(this.#rest.slice(start, end))) return start;
    const last = this.#rest.slice(Math.max(0, end - longestPlain), end);
    return end - last.length + last.replace(plainParticles, '').length;
  }

  #startBefore(end: number): number {
    if (end >= this.#start) return this.#start;
    let start = end;
    for (let letter = letterBefore(this.#rest, start); hasWritten.test(letter);) {
      start -= letter.length;
      letter = letterBefore(this.#rest, start);
    }
    this.#start = start;
    return start;
  }
}

/** With both halves, where Han is written in two. */
function letterBefore(text: string, end: number): string {
  const pair = text.slice(Math.max(0, end - 2), end);
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(pair) ? pair : pair.slice(-1);
}
