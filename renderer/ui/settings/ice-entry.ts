import { iceServer, isTurn, parseAs, type IceServer } from '#protocol';

/** What was typed of a STUN or TURN server. */
export interface IceEntry {
  url: string;
  username: string;
  credential: string;
}

export type IceEntryResult = { ok: true; server: IceServer } | { ok: false; reason: 'url' | 'credentials' };

/** Makes a server of what was typed. A TURN server asks for a name and a password. */
export function readIceEntry({ url, username, credential }: IceEntry): IceEntryResult {
  const address = url.trim();
  const given = { urls: [address], ...(isTurn(address) ? { username: username.trim(), credential } : {}) };
  const server = parseAs(iceServer, given);
  if (server) return { ok: true, server };
  const somebody = { ...given, username: 'x', credential: 'x' };
  const isUrlGood = isTurn(address) && parseAs(iceServer, somebody) !== null;
  return { ok: false, reason: isUrlGood ? 'credentials' : 'url' };
}
