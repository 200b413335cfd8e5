import type { CallArgument, CallResult } from './calls.ts';
import type { Notice } from './notices.ts';

/** What the preload script puts on `window.madang`: one function per call, nothing of Electron's own. */
export interface MadangApi {
  appInfo(): Promise<CallResult<'app:info'>>;
  readSettings(): Promise<CallResult<'settings:read'>>;
  writeSettings(change: CallArgument<'settings:write'>): Promise<CallResult<'settings:write'>>;
  networkAddresses(): Promise<CallResult<'network:addresses'>>;
  /** Looks for what keeps rooms from being found; null when there is nothing. Takes up to some seconds. */
  examineNetwork(): Promise<CallResult<'network:examine'>>;
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
  /** Tells main how the call is doing, for what the desktop shows of it. Ends with the room. */
  tellCall(state: CallArgument<'call:tell'>): Promise<void>;
  /** Shows a notification, unless the window has the focus. */
  tellNews(news: CallArgument<'call:news'>): Promise<void>;
  /** Asks the person, in a box of the system's, whether a link is to be opened outside; says what came of it. */
  openLink(address: CallArgument<'link:open'>): Promise<CallResult<'link:open'>>;
  /** Whether the keys that mute anywhere can be used. */
  muteKeys(): Promise<CallResult<'mute-keys:state'>>;
  /** Brings the window to the front. */
  showWindow(): Promise<void>;
  /** What the person said when asked whether to close in the middle of a call. */
  answerClosing(leaves: boolean): Promise<void>;
  /** What went wrong since the page before asked, each once. What happens from now on is told. */
  takeTroubles(): Promise<CallResult<'troubles:take'>>;
  /** What this copy of the app runs on, and the last lines of its log, with nothing personal. */
  systemReport(): Promise<CallResult<'system:report'>>;
  /** Keeps what the page needs to come back into its room, should its process end; null for nothing. */
  keepStay(sealed: string | null): Promise<void>;
  /** What was kept, where the page before has crashed; it is given once. */
  takeStay(): Promise<CallResult<'stay:take'>>;
  /** How far it is with updates; without an address in the settings, nowhere. */
  updateState(): Promise<CallResult<'updates:state'>>;
  /** Asks the address for a newer version; what comes of it is told. */
  checkForUpdate(): Promise<void>;
  /** Downloads and verifies the version that was found. */
  downloadUpdate(): Promise<void>;
  cancelUpdate(): Promise<void>;
  /** Ends the app and starts the version that was downloaded. */
  installUpdate(): Promise<void>;
  /** @returns a function that stops listening */
  onDiscoveryChanged(listener: (rooms: Notice<'discovery:changed'>) => void): () => void;
  onLinkOpened(listener: (link: Notice<'link:opened'>) => void): () => void;
  onCallCommand(listener: (command: Notice<'call:command'>) => void): () => void;
  onMuteKeysChanged(listener: (state: Notice<'mute-keys:changed'>) => void): () => void;
  onWindowShown(listener: (isShown: Notice<'window:shown'>) => void): () => void;
  onClosingAsked(listener: () => void): () => void;
  onUpdateChanged(listener: (state: Notice<'updates:changed'>) => void): () => void;
  onTrouble(listener: (trouble: Notice<'trouble:happened'>) => void): () => void;
}
