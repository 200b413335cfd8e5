// Where a link ends that words follow without a space, as Korean particles do: https://example.org/a에서

const written = '[\\p{Script=Hangul}\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]';
const writtenAtEnd = new RegExp(`${written}+$`, 'u');
const hasWritten = new RegExp(written, 'u');

// One or more particles or endings, and nothing before them.
const particles =
  /^(?:은|는|이|가|을|를|와|과|의|에|로|으로|도|만|나|이나|랑|이랑|하고|에서|에게|한테|께|까지|부터|처럼|보다|마다|라|이라|라는|이라는|라고|이라고|고|이고|며|이며|든|이든|인데|입니다|이에요|예요|야|이야|죠|이죠|인가요)(?:서|로)?(?:는|도|만|의|요)?$/u;
// Those that hardly any word ends with.
const plainParticles = /(?<=.)(?:에서|에게|으로|까지|부터|입니다|이에요|예요)(?:는|도|만|요)?$/u;

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
 * How much of a path, query and fragment is meant to be it.
 * @param rest from its slash, question mark or hash on
 */
export function endOfRest(rest: string): number {
  let end = rest;
  for (let before = ''; before !== end;) {
    before = end;
    end = withoutWords(withoutBracket(end.replace(/[.,;:!?'*]+$/, '')));
  }
  return end.length;
}

/** Without a closing bracket that none in the link opens. */
function withoutBracket(rest: string): string {
  const opening = { ')': '(', ']': '[', '}': '{' }[rest.at(-1) ?? ''];
  if (opening === undefined) return rest;
  const count = (character: string) => rest.split(character).length;
  return count(opening) < count(rest.at(-1) ?? '') ? rest.slice(0, -1) : rest;
}

/** Without the words that follow the link. An address may have such letters itself, mostly as whole words. */
function withoutWords(rest: string): string {
  const words = writtenAtEnd.exec(rest)?.[0] ?? '';
  const link = rest.slice(0, rest.length - words.length);
  const followsWord = /[A-Za-z0-9)\]}]$/.test(link);
  if (followsWord && !hasWritten.test(link)) return link;
  if ((followsWord || link.endsWith('/')) && particles.test(words)) return link;
  return rest.replace(plainParticles, '');
}
