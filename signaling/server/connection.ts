import { randomBytes } from 'node:crypto';
import type { Socket } from 'socket.io';
import { helloOfAnyVersion, protocolVersion, requests } from '#protocol';
import { greeted, type Context } from './handlers/context.ts';
import { answerControls } from './handlers/controls.ts';
import { hello } from './handlers/hello.ts';
import { join } from './handlers/join.ts';
import { keepSeat, leave, leaveRoom, stopWaiting } from './handlers/leave.ts';
import { media } from './handlers/media.ts';
import { signal } from './handlers/signal.ts';
import type { Gate } from './guard/gate.ts';
import { onValid, type Door, type OnAnswered } from './on-valid.ts';
import type { RoomStore } from './room-store.ts';
import type { Session } from './sessions.ts';

const challengeBytes = 32;

/** Socket.IO's word for a connection that the far end has closed on purpose. */
const goodbye = 'client namespace disconnect';

type Answered = Context & { onAnswered: OnAnswered };

/** What all sockets of a server share. */
type Shared = Omit<Answered, 'session'> & { gate: Gate; store: RoomStore };

/**
 * Gives a new socket its session, its handlers and a challenge. Events without a handler are ignored by
 * Socket.IO.
 * @param socket a socket that has just connected
 * @param shared what all sockets of the server work on
 */
export function handleConnection(socket: Socket, shared: Shared): void {
  const { gate, log, onAnswered } = shared;
  const challenge = randomBytes(challengeBytes).toString('base64url');
  const session: Session = {
    challenge,
    address: socket.handshake.address,
    challengeTried: false,
    who: null,
    room: null,
    waitingIn: null,
    send: (event, notice) => {
      socket.emit(event, notice);
    },
    disconnect: () => {
      socket.disconnect(true);
    },
  };
  const context = { ...shared, session };
  gate.watchRequests(socket);
  gate.awaitHello(socket, () => session.who !== null);
  onValid({ door: socket, log, onAnswered }, 'hello', helloOfAnyVersion, (request) =>
    hello(context, request),
  );
  answerRequests(shared.store.doorOf(socket, session), context);
  watchHeard(socket, context);
  socket.on('disconnect', (reason) => {
    handleGone(context, reason === goodbye);
    const { who } = session;
    if (who !== null)
      log(`participant disconnected participant=${who.id} reason=${reason.replaceAll(' ', '-')}`);
  });
  session.send('challenge', { protocol: protocolVersion, challenge });
}

/** Answers what a participant asks after `hello`. @param door where it arrives */
export function answerRequests(door: Door, context: Answered): void {
  const at = { door, log: context.log, onAnswered: context.onAnswered };
  onValid(
    at,
    'join',
    requests.join,
    greeted(context, (request, who) => join(context, request, who)),
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
    greeted(context, (request, who) => media(context, request, who)),
  );
  onValid(
    at,
    'signal',
    requests.signal,
    greeted(context, (request, who) => signal(context, request, who)),
  );
  answerControls(at, context);
}

/** A connection has ended: the seat is kept, unless it was closed on purpose. */
export function handleGone(context: Context, isGoodbye: boolean): void {
  if (isGoodbye) leaveRoom(context);
  else keepSeat(context);
  stopWaiting(context);
  const { who } = context.session;
  if (who !== null) context.sessions.delete(who.id);
}

/** What was said before a ping has come when its pong has: a WebSocket keeps the order. */
function watchHeard({ conn }: Socket, { session, seats }: Context): void {
  let confirm: () => void = () => undefined;
  conn.on('packetCreate', ({ type }: { type: string }) => {
    if (type !== 'ping') return;
    const unheard = seats.unheardOf(session);
    const upTo = unheard?.last ?? 0;
    confirm = () => unheard?.heard(upTo);
  });
  conn.on('packet', ({ type }: { type: string }) => {
    if (type === 'pong') confirm();
  });
}
