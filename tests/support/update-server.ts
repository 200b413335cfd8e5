// What serves updates, as electron-builder lays them out; and an app that can be updated: a file that says it is an
// AppImage. The updater in between is the real one.
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const appImage = 'Madang.AppImage';

/** What a server of updates says and sends. */
export interface Offer {
  version: string;
  notes: string;
  /** What the file is called, where it is not the AppImage. */
  name?: string;
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
  /** Whether half of the file is sent from now on, in pieces over some seconds, and the rest never. */
  setHeld(isHeld: boolean): void;
  close(): Promise<void>;
}

/** Starts a server of updates on a port of 127.0.0.1. */
export async function serveUpdates(offer: Offer): Promise<UpdateServer> {
  const asked: Asked[] = [];
  let isHeld = false;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    asked.push({ path, headers: request.headers });
    const { list = listOf(held.offer), sent = held.offer.file } = held.offer;
    if (path.endsWith('.yml') && list !== null) response.end(list);
    else if (path === `/${held.offer.name ?? appImage}`) {
      response.setHeader('Content-Length', sent.length);
      if (isHeld) trickle(response, sent);
      else response.end(sent);
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const held: UpdateServer = {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    asked,
    offer,
    setHeld: (now) => {
      isHeld = now;
    },
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

/** Sends half of a file so slowly that the updater, which tells how far it is once a second, tells it. */
function trickle(response: ServerResponse, file: Buffer): void {
  const pieces = 30;
  const size = Math.floor(file.length / 2 / pieces);
  let sent = 0;
  const timer = setInterval(() => {
    response.write(file.subarray(sent * size, (sent + 1) * size));
    sent += 1;
    if (sent === pieces) clearInterval(timer);
  }, 100);
  response.once('close', () => {
    clearInterval(timer);
  });
}

/** The list of versions that electron-builder writes. */
export function listOf({ version, notes, file, name = appImage }: Omit<Offer, 'list'>): string {
  const sha512 = createHash('sha512').update(file).digest('base64');
  const about = { url: name, sha512, size: file.length };
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

  /** The bytes of a version that is this app itself, on a profile; it says by which process it runs. */
  static app(profile: string): Buffer {
    const sandbox = process.getuid?.() === 0 ? '--no-sandbox' : '';
    return Buffer.from(
      `#!/bin/sh\nprintf $$ > "$MADANG_TEST_MARK"\nexec "$MADANG_ELECTRON" ${sandbox} . --profile '${profile}'\n`,
    );
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
