import { frame } from './raw.ts';
import { pick } from './mutate.ts';

type Random = () => number;

const packets = [
  '',
  '0',
  '0{}',
  '1',
  '2',
  '2probe',
  '3',
  '3x',
  '4',
  '5',
  '6',
  '7',
  'b',
  'bAAAA',
  '9',
  '\u0000',
  'é',
  '40',
  '40{}',
  '40{',
  '40/other,',
  '40/__proto__,{}',
  '41',
  '41/other,',
  '42',
  '42[',
  '42[]',
  '42[1]',
  '42{}',
  '42null',
  '42["hello"]',
  '42["hello",]',
  '420["hello",{}]',
  '42999999999999999999["hello",{}]',
  '42["connect"]',
  '42["disconnect"]',
  '42["error",{}]',
  '42["disconnecting"]',
  '42["newListener",1]',
  '42["__proto__",{}]',
  '43',
  '430[]',
  '43999[1]',
  '43["x"]',
  '44',
  '44{}',
  '44"x"',
  '45',
  '451-["hello",{"_placeholder":true,"num":0}]',
  '451-["hello",{"_placeholder":true,"num":9}]',
  '4599999999-["hello"]',
  '45-1-["hello"]',
  '46',
  '460-[]',
  '47',
  '4\ud800',
];

function bytes(random: Random, most: number): Buffer {
  return Buffer.from(Array.from({ length: Math.floor(random() * most) }, () => Math.floor(random() * 256)));
}

/** Something to write to a WebSocket that is none of what the wire knows, or almost is. */
export function hostileFrames(random: Random): Buffer {
  const made = Array.from({ length: 1 + Math.floor(random() * 6) }, () => {
    const kind = random();
    if (kind < 0.5) return frame(pick(packets, random) ?? '');
    if (kind < 0.65) return frame(bytes(random, 200), 2);
    if (kind < 0.75) return frame(bytes(random, 120), Math.floor(random() * 16));
    if (kind < 0.85) return bytes(random, 300);
    const whole = frame(`40${'x'.repeat(Math.floor(random() * 300))}`);
    return whole.subarray(0, Math.floor(random() * whole.length));
  });
  return Buffer.concat(made);
}

const methods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'get',
  '',
  'G\u0000T',
  'X'.repeat(500),
];
const paths = [
  '/',
  '//',
  '/health',
  '/metrics',
  '/socket.io',
  '/socket.io/',
  '/socket.io/?EIO=4',
  '*',
  '',
  'secret.txt',
  '/socket.io/?EIO=3&transport=websocket',
  '/socket.io/?EIO=4&transport=polling',
  '/socket.io/?EIO=4&transport=__proto__',
  '/socket.io/?EIO=4&transport=websocket&sid=x',
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/%252e%252e/secret.txt',
  '/..%c0%afsecret.txt',
  '/..\\secret.txt',
  '/%5c..%5csecret.txt',
  '/./../secret.txt',
  '/assets/../../secret.txt',
  '/%00',
  '/index.html%00',
  '/%',
  '/%zz',
  '/%u002e%u002e/secret.txt',
  '/..;/secret.txt',
  'https://127.0.0.1/../secret.txt',
  'file:///secret.txt',
  '/__proto__',
  '/constructor',
  `/${'a'.repeat(9_000)}`,
  '/\u202e',
  '/%e2%80%ae',
  '/?__proto__[x]=1',
  '/#/../secret.txt',
];
const headers = [
  'Host: x',
  'Host: x\r\nHost: y',
  'Host:',
  'Origin: null',
  'Origin: https://evil.example',
  'Upgrade: websocket\r\nConnection: Upgrade',
  'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x',
  'Upgrade: h2c\r\nConnection: Upgrade',
  'Content-Length: -1',
  'Content-Length: 5',
  'Content-Length: 5\r\nTransfer-Encoding: chunked',
  'Transfer-Encoding: chunked',
  'Range: bytes=0-99999999999',
  'X-Forwarded-For: 127.0.0.1',
  'Expect: 100-continue',
  `X: ${'y'.repeat(20_000)}`,
  'No colon',
  ': none',
  'X: a\u0000b',
  'Cookie: io=x',
  'Connection: close',
];

/** An HTTP request that is none, or asks for what is not to be had. */
export function hostileRequest(random: Random): string {
  const chosen = Array.from({ length: Math.floor(random() * 4) }, () => pick(headers, random) ?? '');
  const version =
    random() < 0.9 ? 'HTTP/1.1' : (pick(['HTTP/9.9', 'HTTP/1.0', 'HTTP/0.9', '', 'ICE/1.0'], random) ?? '');
  const all = ['Host: 127.0.0.1', ...chosen].map((line) => `${line}\r\n`).join('');
  return `${pick(methods, random) ?? ''} ${pick(paths, random) ?? ''} ${version}\r\n${all}\r\n${random() < 0.2 ? 'body' : ''}`;
}
