import { app, nativeTheme, session, type BrowserWindow } from 'electron';
import { serveApp } from './app-protocol.ts';
import { CallDesk } from './call-desk.ts';
import { answerCalls } from './calls.ts';
import { Discovery } from './discovery.ts';
import { Host } from './host.ts';
import { IpcDoor } from './ipc-door.ts';
import { KeptStay } from './kept-stay.ts';
import { KnownHosts } from './known-hosts.ts';
import type { Launch } from './launch.ts';
import { log } from './logging.ts';
import type { Options } from './options.ts';
import { PageKeeper } from './page-keeper.ts';
import { guardPermissions } from './permissions.ts';
import { Pins } from './pins.ts';
import { Probe } from './probe.ts';
import { beforeQuitting } from './quitting.ts';
import { ScreenCapture } from './screen-capture.ts';
import { SettingsStore } from './settings.ts';
import { stopSpellChecker } from './spell-checker.ts';
import { systemReport } from './system-report.ts';
import { Troubles } from './troubles.ts';
import { trustPins } from './trust.ts';
import { giveIcon } from './window-icon.ts';
import { loadUpdater } from './updates/load-updater.ts';
import { Updates } from './updates/updates.ts';
import { focusWindow, openPlacement, openWindow, type Placement } from './window.ts';

/** Where the built parts are. */
export interface Paths {
  /** The preload script. */
  preload: string;
  /** The folder of the page. */
  renderer: string;
}

/** Puts the app's parts together and holds its one window. */
export class Shell {
  readonly #options: Options;
  readonly #launch: Launch;
  readonly #paths: Paths;
  readonly #pins = new Pins();
  readonly #capture = new ScreenCapture();
  readonly #door = new IpcDoor(() => this.#window);
  readonly #desk = new CallDesk({
    door: this.#door,
    window: () => this.#window,
    show: () => {
      this.show();
    },
  });
  readonly #troubles = new Troubles((trouble) => {
    this.#door.notify('trouble:happened', trouble);
  });
  readonly #updates: Updates;
  readonly #stay = new KeptStay();
  readonly #keeper = new PageKeeper(() => {
    this.#troubles.handlePageGone();
    this.#troubles.tell('page-restarted');
    // Nobody would be in it who could end it.
    if (!this.#stay.handleCrash()) void this.#host.stop();
  });
  readonly #discovery: Discovery;
  readonly #host: Host;
  #settings: SettingsStore | null = null;
  #placement: Placement | null = null;
  #window: BrowserWindow | null = null;

  /** @param directory the profile */
  constructor(options: Options, launch: Launch, paths: Paths, directory: string) {
    this.#options = options;
    this.#launch = launch;
    this.#paths = paths;
    this.#discovery = new Discovery((rooms) => {
      this.#door.notify('discovery:changed', rooms);
    });
    this.#updates = new Updates({
      load: (address) => loadUpdater(directory, address),
      onChange: (state) => {
        this.#door.notify('updates:changed', state);
      },
    });
    this.#host = new Host({
      directory,
      guestApp: paths.renderer,
      port: () => options.port ?? this.#settings?.port ?? null,
      interfaceName: () => this.#settings?.hostInterface ?? null,
      printInvite: options.printInvite,
      pins: this.#pins,
      onRoom: (room) => {
        this.#discovery.hide(room);
      },
    });
  }

  /** Guards the session, answers calls and opens the window. Once the app is ready. */
  start(directory: string): void {
    const { defaultSession } = session;
    serveApp(this.#paths.renderer);
    stopSpellChecker(defaultSession);
    guardPermissions(defaultSession);
    trustPins(defaultSession, this.#pins);
    this.#capture.answerRequests(defaultSession);
    const settings = new SettingsStore(directory, this.#options.language, {
      onChange: ({ appearance, muteKeys, updateAddress }) => {
        nativeTheme.themeSource = appearance;
        this.#desk.muteKeys.setKeys(muteKeys);
        this.#updates.setAddress(updateAddress);
      },
      onUnreadable: (file) => {
        this.#troubles.tell('settings-unreadable', file);
      },
    });
    const knownHosts = new KnownHosts(directory, (file) => {
      this.#troubles.tell('known-hosts-unreadable', file);
    });
    this.#settings = settings;
    answerCalls(this.#door, {
      language: this.#options.language,
      launch: this.#launch,
      settings,
      discovery: this.#discovery,
      host: this.#host,
      probe: new Probe(this.#pins, knownHosts),
      capture: this.#capture,
      links: this.#desk.links,
      muteKeys: this.#desk.muteKeys,
      troubles: this.#troubles,
      updates: this.#updates,
      stay: this.#stay,
      systemReport: () => systemReport(directory),
      onCall: (state) => {
        this.#desk.handleCall(state);
      },
      onNews: (news) => {
        this.#desk.notifications.tell(news);
      },
      onShow: () => {
        this.show();
      },
      onClosing: (leaves) => {
        this.#desk.answerClosing(leaves);
      },
      onActive: (room) => {
        this.#desk.setRoom(room);
      },
    });
    this.#placement = openPlacement(directory);
    this.#door.closeOthers();
    this.#followApp();
    this.#open();
  }

  /** Brings the window to the front, or opens one where there is none. */
  show(): void {
    if (this.#window === null) this.#open();
    else focusWindow(this.#window);
  }

  /** Hands a `madang://` link to the page, or keeps it for the first. */
  openLink(link: string): void {
    if (!this.#launch.hold(link)) this.#door.notify('link:opened', link);
  }

  /** A person wants the app to end: in a call, they are asked first. */
  quit(): void {
    this.#desk.quit();
  }

  /** An error that nobody owned was met. */
  handleFault(): void {
    this.#troubles.tell('unexpected');
  }

  #open(): void {
    // Before the app is ready there is nothing to open; it will be.
    if (this.#placement === null) return;
    const window = openWindow(this.#paths.preload, this.#placement);
    this.#window = window;
    giveIcon(window);
    window.once('ready-to-show', () => {
      this.#discovery.start().catch((error: unknown) => {
        log.error('discovery failed to start', error);
      });
    });
    this.#desk.follow(window);
    // A page that is loaded anew is in no room and has chosen nothing.
    window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (!isMainFrame || isSameDocument) return;
      this.#capture.reset();
      this.#troubles.handlePageGone();
      this.#desk.setRoom(null);
    });
    this.#keeper.follow(window);
    window.on('closed', () => {
      this.#window = null;
      this.#stay.keep(null);
      this.#desk.setRoom(null);
      void this.#host.stop();
    });
  }

  #followApp(): void {
    app.on('activate', () => {
      this.show();
    });
    app.on('window-all-closed', () => {
      if (process.platform !== 'darwin') app.quit();
    });
    beforeQuitting(async () => {
      this.#discovery.close();
      await this.#host.stop();
    });
    log.info(`started ${app.getVersion()} on electron ${process.versions.electron}`);
  }
}
