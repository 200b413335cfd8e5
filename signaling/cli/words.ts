import type { Language } from './options.ts';
import { en } from './words/en.ts';
import { ko } from './words/ko.ts';

/** Everything the command line says. */
export interface Words {
  help: string;
  roomOf(owner: string): string;
  hosting(room: string): string;
  access: Readonly<Record<'open' | 'knock' | 'passphrase' | 'invite', string>>;
  portTaken(wanted: number, got: number): string;
  noNetwork: string;
  noGuestApp: string;
  browserLinks: string;
  certificateWarning: string;
  inviteLink: string;
  scan: string;
  stopHint(rooms: number): string;
  noMulticast(detail: string): string;
  inside(count: number, room: string | null): string;
  closing(rooms: number): string;
  closed(rooms: number): string;
  unknownOption(option: string): string;
  badValue(option: string, hint: string): string;
  needsOption(option: string, other: string): string;
  joinNeedsDisplay: string;
  noFreePort: string;
  cannotListen(detail: string): string;
  noCluster(detail: string): string;
  cannotKeep(folder: string, detail: string): string;
  cannotRead(file: string, detail: string): string;
  notJson(file: string): string;
  badField(file: string, field: string, expected: string): string;
  noKeptRooms(folder: string): string;
  failed(detail: string): string;
}

/** The words of each language. */
export const words: Readonly<Record<Language, Words>> = { en, ko };
