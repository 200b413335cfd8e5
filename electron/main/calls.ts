import { networkInterfaces } from 'node:os';
import type { CallState, News, SystemReport } from '#ipc';
import type { Discovery } from './discovery.ts';
import type { Host } from './host.ts';
import type { IpcDoor } from './ipc-door.ts';
import type { KeptStay } from './kept-stay.ts';
import type { Launch } from './launch.ts';
import { linkWords } from './link-words.ts';
import type { Links } from './links.ts';
import type { MuteKeys } from './mute-keys.ts';
import { examineNetwork } from './network-doctor.ts';
import type { Options } from './options.ts';
import { isLoopback } from './loopback.ts';
import type { Probe } from './probe.ts';
import type { ScreenCapture } from './screen-capture.ts';
import { appInfo, type SettingsStore } from './settings.ts';
import type { Troubles } from './troubles.ts';
import type { Updates } from './updates/updates.ts';

/** What answers the page's calls. */
export interface Answerers {
  language: Options['language'];
  launch: Launch;
  settings: SettingsStore;
  discovery: Discovery;
  host: Host;
  probe: Probe;
  capture: ScreenCapture;
  links: Links;
  muteKeys: MuteKeys;
  troubles: Troubles;
  updates: Updates;
  stay: KeptStay;
  systemReport: () => Promise<SystemReport>;
  /** Told how the call is doing. */
  onCall: (state: CallState) => void;
  onNews: (news: News) => void;
  onShow: () => void;
  /** The answer to whether to close. */
  onClosing: (leaves: boolean) => void;
  /** Told which room the page is in. */
  onActive: (room: string | null) => void;
}

/** Connects every call of the contract with what answers it. */
export function answerCalls(door: IpcDoor, on: Answerers): void {
  door.handle('app:info', () => appInfo(on.launch.take(), on.language));
  door.handle('settings:read', () => on.settings.read());
  door.handle('settings:write', (change) => on.settings.write(change));
  door.handle('network:addresses', async () => {
    const { lanAddresses } = await import('#signaling');
    // Where there is no network it names loopback, which a room can still be hosted on; a person is told.
    return lanAddresses(networkInterfaces()).filter(({ address }) => !isLoopback(address));
  });
  door.handle('network:examine', () => examineNetwork(on.host.port));
  door.handle('discovery:rooms', () => on.discovery.rooms);
  door.handle('host:start', (room) => on.host.start(room));
  door.handle('host:stop', async () => {
    await on.host.stop();
    return undefined;
  });
  door.handle('server:probe', (target) => on.probe.run(target));
  door.handle('server:trust', (server) => on.probe.trust(server));
  door.handle('capture:sources', () => on.capture.sources());
  door.handle('capture:choose', ({ id, audio }) => on.capture.choose(id, audio));
  door.handle('call:tell', (state) => {
    on.onCall(state);
    return undefined;
  });
  door.handle('call:news', (news) => {
    on.onNews(news);
    return undefined;
  });
  door.handle('link:open', (address) => on.links.ask(address, linkWords[on.settings.locale]));
  door.handle('troubles:take', () => on.troubles.take());
  door.handle('system:report', () => on.systemReport());
  door.handle('stay:keep', ({ sealed }) => {
    on.stay.keep(sealed);
    return undefined;
  });
  door.handle('stay:take', () => on.stay.take());
  answerUpdates(door, on.updates);
  door.handle('mute-keys:state', () => on.muteKeys.state);
  door.handle('window:show', () => {
    on.onShow();
    return undefined;
  });
  door.handle('window:close', ({ leaves }) => {
    on.onClosing(leaves);
    return undefined;
  });
  door.handle('call:active', ({ room }) => {
    on.onActive(room);
    return undefined;
  });
}

function answerUpdates(door: IpcDoor, updates: Updates): void {
  door.handle('updates:state', () => updates.state);
  door.handle('updates:check', async () => {
    await updates.check();
    return undefined;
  });
  door.handle('updates:download', async () => {
    await updates.download();
    return undefined;
  });
  door.handle('updates:cancel', () => {
    updates.cancel();
    return undefined;
  });
  door.handle('updates:install', async () => {
    await updates.install();
    return undefined;
  });
}
