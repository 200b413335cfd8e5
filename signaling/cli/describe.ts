import { formatBrowserLink, formatInvite, type Invite } from '#protocol';
import { renderUnicodeCompact } from 'uqr';
import type { Hosted } from './host-rooms.ts';
import type { HostedRoom } from './open-rooms.ts';
import type { HostedLink } from './links.ts';
import type { Words } from './words.ts';

/** What is printed when rooms have been opened: how others get in, and how it ends. */
export function describeHosted(hosted: Hosted, wantedPort: number, say: Words): string {
  const { rooms, port, loopbackOnly, servesGuests } = hosted;
  const lines: string[] = [];
  if (port !== wantedPort) lines.push(say.portTaken(wantedPort, port));
  if (loopbackOnly) lines.push(say.noNetwork);
  if (!servesGuests) lines.push(say.noGuestApp);
  const about = rooms.map((room) => describeRoom(room, rooms.length === 1, servesGuests, say));
  // One room alone is what most people start: it comes first, and what there is to know of it after.
  const [first] = about;
  const all = first !== undefined && about.length === 1 ? [first, ...lines] : [...lines, ...about];
  return [...all, '', say.stopHint(rooms.length)].join('\n');
}

/** What is printed of rooms that are kept, hosted or not. */
export function describeKept(links: readonly HostedLink[]): string {
  return links
    .map(({ name, invite }) => [name, ...browserLinks(invite), formatInvite(invite)].join('\n  '))
    .join('\n');
}

function describeRoom(
  { summary, invite }: HostedRoom,
  withPicture: boolean,
  servesGuests: boolean,
  say: Words,
): string {
  const lines = [say.hosting(summary.name), say.access[summary.access]];
  const links = browserLinks(invite);
  if (servesGuests)
    lines.push('', say.browserLinks, ...links.map((link) => `  ${link}`), say.certificateWarning);
  lines.push('', say.inviteLink, `  ${formatInvite(invite)}`);
  const [likeliest] = links;
  if (withPicture && servesGuests && likeliest !== undefined)
    lines.push('', say.scan, renderUnicodeCompact(likeliest));
  return `${lines.join('\n')}\n`;
}

function browserLinks(invite: Invite): string[] {
  return invite.addresses.map((address) => formatBrowserLink(invite, address));
}
