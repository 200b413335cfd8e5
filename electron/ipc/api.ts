import type { CallArgument, CallResult } from './calls.ts';
import type { Notice } from './notices.ts';

/** What the preload script puts on `window.madang`: one function per call, nothing of Electron's own. */
export interface MadangApi {
  appInfo(): Promise<CallResult<'app:info'>>;
  readSettings(): Promise<CallResult<'settings:read'>>;
  writeSettings(change: CallArgument<'settings:write'>): Promise<CallResult<'settings:write'>>;
  networkAddresses(): Promise<CallResult<'network:addresses'>>;
  discoveredRooms(): Promise<CallResult<'discovery:rooms'>>;
  startHost(room: CallArgument<'host:start'>): Promise<CallResult<'host:start'>>;
  stopHost(): Promise<void>;
  probeServer(target: CallArgument<'server:probe'>): Promise<CallResult<'server:probe'>>;
  /** Trusts what a remembered address shows now; false when a probe has not seen just that there. */
  trustServer(server: CallArgument<'server:trust'>): Promise<CallResult<'server:trust'>>;
  captureSources(): Promise<CallResult<'capture:sources'>>;
  /**
   * Names the source that the next `getDisplayMedia` will get; false when it is gone.
   * @param audio whether it gets the system's sound too, where there is any (`AppInfo.systemAudio`)
   */
  chooseCaptureSource(id: string, audio?: boolean): Promise<CallResult<'capture:choose'>>;
  /** Tells main which room this window is in, or null. */
  setActiveRoom(room: string | null): Promise<void>;
  /** @returns a function that stops listening */
  onDiscoveryChanged(listener: (rooms: Notice<'discovery:changed'>) => void): () => void;
  onLinkOpened(listener: (link: Notice<'link:opened'>) => void): () => void;
}
