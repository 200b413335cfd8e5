import { randomBytes } from 'node:crypto';
import type { Socket } from 'socket.io';
import { helloOfAnyVersion, requests } from '#protocol';
import { greeted, type Context } from './handlers/context.ts';
import { hello } from './handlers/hello.ts';
import { join } from './handlers/join.ts';
import { leave, leaveRoom } from './handlers/leave.ts';
import { media } from './handlers/media.ts';
import { signal } from './handlers/signal.ts';
import { onValid } from './on-valid.ts';
import type { Session } from './sessions.ts';

// 128 bits, base64url: 22 characters.
const participantIdBytes = 16;

/**
 * Gives a new socket its session and its handlers. Events without a handler are ignored by Socket.IO.
 * @param socket a socket that has just connected
 * @param shared what all sockets of the server work on
 */
export function handleConnection(socket: Socket, shared: Omit<Context, 'session'>): void {
  const session: Session = {
    id: randomBytes(participantIdBytes).toString('base64url'),
    name: null,
    room: null,
    send: (event, notice) => {
      socket.emit(event, notice);
    },
  };
  const context = { ...shared, session };
  const at = { door: socket, log: shared.log };
  onValid(at, 'hello', helloOfAnyVersion, (request) => hello(context, request));
  onValid(
    at,
    'join',
    requests.join,
    greeted(context, (request, name) => join(context, request, name)),
  );
  onValid(
    at,
    'leave',
    requests.leave,
    greeted(context, () => leave(context)),
  );
  onValid(
    at,
    'media',
    requests.media,
    greeted(context, (request) => media(context, request)),
  );
  onValid(
    at,
    'signal',
    requests.signal,
    greeted(context, (request) => signal(context, request)),
  );
  socket.on('disconnect', (reason) => {
    leaveRoom(context);
    if (session.name === null) return;
    shared.sessions.delete(session.id);
    shared.log(`participant disconnected participant=${session.id} reason=${reason.replaceAll(' ', '-')}`);
  });
}
