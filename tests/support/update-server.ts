// What serves updates, as electron-builder lays them out; and an app that can be updated: a file that says it is an
// AppImage. The updater in between is the real one.
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a server of updates says and sends. */
export interface Offer {
  version: string;
  notes: string;
  /** What the list says the file is. */
  file: Buffer;
  /** What is sent as the file, where it is another. */
  sent?: Buffer;
  /** The whole list, where it is not a right one; null for none. */
  list?: string | null;
}

/** A request that came. */
export interface Asked {
  path: string;
  headers: IncomingHttpHeaders;
}

export interface UpdateServer {
  address: string;
  asked: readonly Asked[];
  offer: Offer;
  close(): Promise<void>;
}

/** Starts a server of updates on a port of 127.0.0.1. */
export async function serveUpdates(offer: Offer): Promise<UpdateServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    asked.push({ path, headers: request.headers });
    const { list = listOf(held.offer), sent = held.offer.file } = held.offer;
    if (path.endsWith('.yml') && list !== null) response.end(list);
    else if (path === '/Madang.AppImage') {
      response.setHeader('Content-Length', sent.length);
      response.end(sent);
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const held: UpdateServer = {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    asked,
    offer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return held;
}

/** The list of versions that electron-builder writes. */
export function listOf({ version, notes, file }: Pick<Offer, 'version' | 'notes' | 'file'>): string {
  const sha512 = createHash('sha512').update(file).digest('base64');
  const about = { url: 'Madang.AppImage', sha512, size: file.length };
  // JSON is YAML.
  return JSON.stringify({
    ...{ version, files: [about], path: about.url, sha512, releaseNotes: notes },
    releaseDate: '2026-11-26T00:00:00.000Z',
  });
}

/** An app's place on the disk, as an AppImage has it. */
export class InstalledApp {
  readonly #folder = mkdtempSync(join(tmpdir(), 'madang-installed-'));
  readonly file = join(this.#folder, 'Madang.AppImage');
  readonly #mark = join(this.#folder, 'started');

  constructor() {
    writeFileSync(this.file, 'the version of before');
    chmodSync(this.file, 0o755);
  }

  /** The environment of an app that was started from it. */
  get env(): Record<string, string> {
    return { APPIMAGE: this.file, XDG_CACHE_HOME: join(this.#folder, 'cache'), MADANG_TEST_MARK: this.#mark };
  }

  /** The bytes of a version that says when it is started. */
  static version(name: string): Buffer {
    return Buffer.from(`#!/bin/sh\nprintf ${name} > "$MADANG_TEST_MARK"\nexit 0\n${'#'.repeat(3_000_000)}\n`);
  }

  /** What is installed. */
  read(): Buffer {
    return readFileSync(this.file);
  }

  /** Which version has started since, or null. */
  started(): string | null {
    return existsSync(this.#mark) ? readFileSync(this.#mark, 'utf8') : null;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
