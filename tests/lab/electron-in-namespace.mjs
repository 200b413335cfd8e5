#!/usr/bin/env node
// Stands in for the Electron executable and runs the real one (MADANG_ELECTRON) in the network namespace that
// MADANG_LAB_NAMESPACE names.
//
// Playwright drives Electron over two WebSockets on loopback, whose addresses Electron prints to stderr. Inside
// a namespace that is another loopback. So, before such a line is passed on, a listener is opened out here,
// which carries each connection inside, and the line gets its port.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

const namespace = process.env['MADANG_LAB_NAMESPACE'];
const electron = process.env['MADANG_ELECTRON'];
if (namespace === undefined || electron === undefined) {
  throw new Error('MADANG_LAB_NAMESPACE and MADANG_ELECTRON must be set');
}

const child = spawn('ip', ['netns', 'exec', namespace, electron, ...process.argv.slice(2)], {
  stdio: ['ignore', 'inherit', 'pipe'],
});
child.once('error', (error) => {
  console.error(error);
  process.exit(1);
});
child.once('exit', (code) => {
  process.exit(code ?? 1);
});
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) {
  process.on(signal, () => child.kill(signal));
}

for await (const line of createInterface({ input: child.stderr })) {
  const match = /^(Debugger|DevTools) listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(line);
  const port = match?.[2];
  const passedOn = port === undefined ? line : line.replace(`:${port}/`, `:${String(await tunnel(port))}/`);
  process.stderr.write(`${passedOn}\n`);
}

/**
 * Opens a port on this side that leads to the given one inside, and says which.
 * @param {string} port
 * @returns {Promise<number>}
 */
function tunnel(port) {
  const server = createServer({ allowHalfOpen: false }, (socket) => {
    carry(socket, port);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') resolve(address.port);
    });
  });
}

/**
 * Carries one connection through the pipes of a child that runs inside. Node cannot change namespace by itself.
 * @param {import('node:net').Socket} socket
 * @param {string} port
 */
function carry(socket, port) {
  const inside = `
    const socket = require('node:net').connect(${port}, '127.0.0.1');
    process.stdin.pipe(socket).pipe(process.stdout);
    socket.on('error', () => process.exit(1)).on('close', () => process.exit());`;
  const pipe = spawn('ip', ['netns', 'exec', String(namespace), process.execPath, '-e', inside], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  socket.pipe(pipe.stdin);
  pipe.stdout.pipe(socket);
  // Either side may go first, when the app ends or when Playwright does; then the other goes too.
  socket.on('error', () => pipe.kill()).on('close', () => pipe.kill());
  pipe.stdin.on('error', () => socket.destroy());
  pipe.on('exit', () => socket.destroy());
}
