import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { CallArgument, CallName, CallResult, MadangApi, Notice, NoticeName } from '#ipc';

// Types only come from the contract: main parses every argument and result, so the schemas stay out of here.
function call<C extends CallName>(name: C, argument?: CallArgument<C>): Promise<CallResult<C>> {
  return ipcRenderer.invoke(name, argument);
}

/** Hands on the payload alone: the event object would give the page a way to the channels themselves. */
function listen<N extends NoticeName>(name: N, listener: (payload: Notice<N>) => void): () => void {
  const forward = (_event: IpcRendererEvent, payload: Notice<N>) => {
    listener(payload);
  };
  ipcRenderer.on(name, forward);
  return () => {
    ipcRenderer.off(name, forward);
  };
}

const api: MadangApi = {
  appInfo: () => call('app:info'),
  readSettings: () => call('settings:read'),
  writeSettings: (change) => call('settings:write', change),
  networkAddresses: () => call('network:addresses'),
  examineNetwork: () => call('network:examine'),
  discoveredRooms: () => call('discovery:rooms'),
  startHost: (room) => call('host:start', room),
  stopHost: () => call('host:stop'),
  probeServer: (target) => call('server:probe', target),
  trustServer: (server) => call('server:trust', server),
  captureSources: () => call('capture:sources'),
  chooseCaptureSource: (id, audio) => call('capture:choose', { id, audio }),
  setActiveRoom: (room) => call('call:active', { room }),
  tellCall: (state) => call('call:tell', state),
  tellNews: (news) => call('call:news', news),
  openLink: (address) => call('link:open', address),
  muteKeys: () => call('mute-keys:state'),
  showWindow: () => call('window:show'),
  answerClosing: (leaves) => call('window:close', { leaves }),
  takeTroubles: () => call('troubles:take'),
  systemReport: () => call('system:report'),
  keepStay: (sealed) => call('stay:keep', { sealed }),
  takeStay: () => call('stay:take'),
  updateState: () => call('updates:state'),
  checkForUpdate: () => call('updates:check'),
  downloadUpdate: () => call('updates:download'),
  cancelUpdate: () => call('updates:cancel'),
  installUpdate: () => call('updates:install'),
  onDiscoveryChanged: (listener) => listen('discovery:changed', listener),
  onLinkOpened: (listener) => listen('link:opened', listener),
  onCallCommand: (listener) => listen('call:command', listener),
  onMuteKeysChanged: (listener) => listen('mute-keys:changed', listener),
  onWindowShown: (listener) => listen('window:shown', listener),
  onClosingAsked: (listener) => listen('closing:asked', () => listener()),
  onUpdateChanged: (listener) => listen('updates:changed', listener),
  onTrouble: (listener) => listen('trouble:happened', listener),
};

contextBridge.exposeInMainWorld('madang', api);
