import { extname, join } from 'node:path';
import { protocol } from 'electron';
import { appHost, appScheme } from './app-origin.ts';
import { readBuiltFile } from './built-file.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.tflite': 'application/octet-stream',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
};

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob: mediastream:",
  "font-src 'self'",
  // Signaling servers are found while running, so no address can be named; their certificates are pinned.
  "connect-src 'self' wss:",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

// The worker that blurs backgrounds runs its model by WebAssembly; it alone may compile some. A worker goes by the
// policy that its own file is served with.
const blurWorker = /^assets\/blur-worker-[\w-]+\.js$/;
const blurWorkerPolicy = policy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");

const headers = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
};

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }]);
}

/**
 * The file that a URL of the app's scheme stands for, as a path inside the served folder.
 * @returns null for another host, a path that leaves the folder, or a type that is not served
 */
export function servedPath(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { host, pathname, username, password, port } = new URL(address);
  if (host !== appHost || username !== '' || password !== '' || port !== '') return null;
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (path === '/') return 'index.html';
  const parts = path.slice(1).split('/');
  // Every part is plain: no dot files, no `..`, no drive letter, no backslash, no NUL.
  const plain = parts.every((part) => /^[\w-][\w .@+-]*$/u.test(part) && !part.includes('..'));
  return plain && Object.hasOwn(types, extname(path)) ? parts.join('/') : null;
}

function headersFor(path: string): Record<string, string> {
  return blurWorker.test(path) ? { ...headers, 'Content-Security-Policy': blurWorkerPolicy } : headers;
}

/**
 * Serves the built renderer at `app://madang/`.
 * @param directory the folder to serve, and nothing outside of it
 */
export function serveApp(directory: string): void {
  protocol.handle(appScheme, async ({ url, method }) => {
    const path = method === 'GET' || method === 'HEAD' ? servedPath(url) : null;
    if (path === null) return new Response(null, { status: 404, headers });
    try {
      const body = await readBuiltFile(join(directory, path));
      const type = types[extname(path)] ?? 'application/octet-stream';
      return new Response(body, { headers: { ...headersFor(path), 'Content-Type': type } });
    } catch {
      return new Response(null, { status: 404, headers });
    }
  });
}
