/**
 * Whether a text is the address of a web page and nothing else: http or https, without a name and a password in it, and
 * spelled as the URL Standard spells it. So it is ASCII, its host is what is connected to, and nothing in it can hide.
 * @param text anything
 */
export function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, href } = new URL(text);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && username === '' && password === '' && href === text;
}
