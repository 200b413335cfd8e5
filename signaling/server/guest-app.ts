import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream';
import { createBrotliDecompress } from 'node:zlib';
import { blurWorkerPolicy } from './security-headers.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

// Vite names what it builds by content: `assets/index-BqX3k9aZ.js`.
const blurWorker = /^\/assets\/blur-worker-[\w-]+\.js$/;
const hashed = /^\/assets\/.*-[\w-]{8,}\.\w+$/;

interface GuestFile {
  path: string;
  size: number;
  /** Whether it is kept compressed (Brotli), as large files are. */
  compressed: boolean;
  headers: Readonly<Record<string, string>>;
}

/**
 * The built renderer as guests load it. Its files are listed once; what is not in the list cannot be asked
 * for, so no path leads out of the folder, and symbolic links are not followed.
 */
export class GuestApp {
  readonly #files: ReadonlyMap<string, GuestFile>;

  private constructor(files: ReadonlyMap<string, GuestFile>) {
    this.#files = files;
  }

  /**
   * Lists the folder.
   * @param folder the built renderer, or null to serve none
   * @throws the file system's error when the folder cannot be read
   */
  static async load(folder: string | null): Promise<GuestApp> {
    const files = new Map<string, GuestFile>();
    if (folder !== null) await list(folder, '', files);
    return new GuestApp(files);
  }

  /**
   * Answers a request for one of the files.
   * @param path the URL's path, still percent-encoded; `/` is the page itself
   * @returns whether there is such a file
   */
  respond(path: string, withBody: boolean, response: ServerResponse): boolean {
    const file = this.#files.get(path === '/' ? '/index.html' : decoded(path));
    if (!file) return false;
    response.setHeaders(new Map(Object.entries(file.headers)));
    // What browsers do not say that they take is unpacked for them, to a length that is not known beforehand.
    const unpacks = file.compressed && !takesBrotli(response);
    if (!unpacks) response.setHeader('Content-Length', file.size);
    if (file.compressed && !unpacks) response.setHeader('Content-Encoding', 'br');
    if (!withBody) {
      response.writeHead(200).end();
      return true;
    }
    const content = createReadStream(file.path, { end: Math.max(0, file.size - 1) });
    // A file that vanished or changed breaks this one answer off; pipeline closes both ends.
    if (unpacks) pipeline(content, createBrotliDecompress(), response, () => undefined);
    else pipeline(content, response, () => undefined);
    return true;
  }
}

async function list(folder: string, at: string, files: Map<string, GuestFile>): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const compressed = entry.name.endsWith('.br');
    const url = `${at}/${compressed ? entry.name.slice(0, -'.br'.length) : entry.name}`;
    if (entry.isDirectory()) await list(path, `${at}/${entry.name}`, files);
    else if (entry.isFile()) {
      files.set(url, {
        path,
        compressed,
        size: (await stat(path)).size,
        headers: headersOf(url, compressed),
      });
    }
  }
}

function headersOf(url: string, compressed: boolean): Record<string, string> {
  return {
    'Content-Type': types[extname(url).toLowerCase()] ?? 'application/octet-stream',
    ...(blurWorker.test(url) ? { 'Content-Security-Policy': blurWorkerPolicy } : {}),
    ...(compressed ? { Vary: 'Accept-Encoding' } : {}),
    'Cache-Control': hashed.test(url) ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function takesBrotli({ req }: ServerResponse): boolean {
  const accepted = (req.headers['accept-encoding'] ?? '').split(',');
  return accepted.some((coding) => {
    const [name, weight = ''] = coding.split(';').map((part) => part.trim());
    return name === 'br' && !/^q=0(\.0*)?$/.test(weight);
  });
}
