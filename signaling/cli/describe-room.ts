import { formatBrowserLink, formatInvite } from '#protocol';
import { renderUnicodeCompact } from 'uqr';
import type { HostedRoom } from './host-room.ts';
import type { Words } from './words.ts';

/** What is printed when a room has been opened: how others get in, and how it ends. */
export function describeRoom(room: Omit<HostedRoom, 'close'>, say: Words): string {
  const { invite, wantedPort, loopbackOnly, servesGuests } = room;
  const lines = [say.hosting(room.name)];
  if (invite.port !== wantedPort) lines.push(say.portTaken(wantedPort, invite.port));
  if (loopbackOnly) lines.push(say.noNetwork);
  const links = invite.addresses.map((address) => formatBrowserLink(invite, address));
  if (servesGuests) {
    lines.push('', say.browserLinks, ...links.map((link) => `  ${link}`), say.certificateWarning);
  } else {
    lines.push(say.noGuestApp);
  }
  lines.push('', say.inviteLink, `  ${formatInvite(invite)}`);
  const [likeliest] = links;
  if (servesGuests && likeliest !== undefined) lines.push('', say.scan, renderUnicodeCompact(likeliest));
  lines.push('', say.stopHint);
  return lines.join('\n');
}
