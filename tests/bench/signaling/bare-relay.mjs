// The least that relays: Socket.IO over TLS with the same transport options as Madang's server, which hands each
// signal to the receiver it names and acknowledges it. No identities, no rooms, no limits, no schemas.
import { createServer } from 'node:https';
import { readFileSync } from 'node:fs';
import { Server } from 'socket.io';

const pem = readFileSync(String(process.argv[2]), 'utf8');
const https = createServer({ cert: pem, key: pem, minVersion: 'TLSv1.2' });
const io = new Server(https, {
  pingInterval: 4_000,
  pingTimeout: 16_000,
  transports: ['websocket'],
  serveClient: false,
  maxHttpBufferSize: 64 * 1024,
});

io.on('connection', (socket) => {
  /**
   * @param {{ to: string, payload: string, signature: string }} signal
   * @param {(answer: object) => void} acknowledge
   */
  const relay = ({ to, payload, signature }, acknowledge) => {
    io.sockets.sockets.get(to)?.emit('signal', { from: socket.id, payload, signature });
    acknowledge({ ok: true });
  };
  socket.on('signal', relay);
});

https.listen(0, '127.0.0.1', () => {
  const address = https.address();
  if (address !== null && typeof address === 'object') console.log(`port ${String(address.port)}`);
});
process.once('SIGTERM', () => process.exit(0));
