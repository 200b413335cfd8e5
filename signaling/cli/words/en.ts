import type { Words } from '../words.ts';

/** What the command line says in English. */
export const en: Words = {
  help: `Hosts Madang rooms without a window, until it is stopped (Ctrl+C, or SIGTERM).

  Rooms
  --host [ROOM]   a room to host, by name; more than one may be given
  --access RULE   who may enter: open (default), knock, passphrase or invite
  --passphrase-file FILE
                  its first line is the passphrase (with --access passphrase)
  --owner ID      who has the owner's controls: a participant id, which stands after
                  "owner=" in the invite link of a room that this person hosts in the app
  --capacity N    most people in a room at one time (default and most: 50)
  --config FILE   all of this and more from a JSON file, for each room apart;
                  what the command line says goes first

  Server
  --name NAME     your name, as the others see it
  --port N        port to host on (default 7420; the next free one is used and shown)
  --profile DIR   folder that keeps the host's certificate and the rooms' ids and secrets,
                  so that links stay good from one start to the next; one process at a time

  Else
  --links         print the links of the rooms that are kept, and end
  --quiet         print nothing but what goes wrong
  --lang ko|en    language
  --help          show this help

Exit codes: 0 stopped as asked, 1 could not host, 2 an option or the file is wrong.

  A room for today       --host "Tea"
  One with a secret link --host Board --access invite
  A server for the house --config /etc/madang.json --quiet

The file, ICE servers, systemd and metrics: docs/deploy.md.`,
  roomOf: (owner) => `${owner}'s room`,
  hosting: (room) => `Hosting the room "${room}".`,
  access: {
    open: 'Anyone may enter.',
    knock: 'The owner lets people in.',
    passphrase: 'It opens by its passphrase.',
    invite: 'It opens by its link only: whoever has the link may enter.',
  },
  portTaken: (wanted, got) => `Port ${String(wanted)} is taken: using ${String(got)}.`,
  noNetwork: 'No network: only this machine can reach the room, at 127.0.0.1.',
  noGuestApp: 'The page for browser guests is not built: only the Madang app can join.',
  browserLinks: 'In a browser:',
  certificateWarning: "The browser will warn once, because the certificate is this host's own.",
  inviteLink: 'In the Madang app:',
  scan: 'Or scan:',
  stopHint: (rooms) => (rooms === 1 ? 'Ctrl+C ends the room.' : 'Ctrl+C ends the rooms.'),
  noMulticast: (detail) =>
    `The network refuses multicast (${detail}): nothing is listed by itself, the links work.`,
  inside: (count, room) =>
    `${count === 1 ? '1 person' : `${String(count)} people`} in ${room === null ? 'the room' : `"${room}"`}.`,
  closing: (rooms) => (rooms === 1 ? 'Ending the room.' : 'Ending the rooms.'),
  closed: (rooms) => (rooms === 1 ? 'The room has ended.' : 'The rooms have ended.'),
  unknownOption: (option) => `Unknown option: ${option}. See --help.`,
  badValue: (option, hint) => `--${option} needs a value: ${hint}. See --help.`,
  needsOption: (option, other) => `--access ${option} needs --${other}. See --help.`,
  joinNeedsDisplay: 'Joining a room needs a display. Without one, Madang can only host.',
  noFreePort: 'No free port was found.',
  cannotListen: (detail) => `The server cannot listen here (${detail}).`,
  noCluster: (detail) => `The Redis server cannot be reached (${detail}).`,
  cannotKeep: (folder, detail) => `The certificate and the rooms cannot be kept in ${folder} (${detail}).`,
  cannotRead: (file, detail) => `${file} cannot be read (${detail}).`,
  notJson: (file) => `${file} is not JSON.`,
  badField: (file, field, expected) => `${file}: ${field} must be ${expected}.`,
  noKeptRooms: (folder) => `No room has been hosted from ${folder} yet.`,
  failed: (detail) => `The room could not be hosted (${detail}).`,
};
