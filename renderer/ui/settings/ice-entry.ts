import * as v from 'valibot';
import { iceServer, isTurn, type IceServer } from '#protocol';

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
  const parsed = v.safeParse(iceServer, given);
  if (parsed.success) return { ok: true, server: parsed.output };
  const isUrlGood = v.is(iceServer, isTurn(address) ? { ...given, username: 'x', credential: 'x' } : given);
  return { ok: false, reason: isUrlGood ? 'credentials' : 'url' };
}
