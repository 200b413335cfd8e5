// Loaded into an app before its own code (`electron -r`): holds its `ready` back until Playwright has connected. A
// window that loads while Playwright attaches to it can be missed: the test then waits for it for ever. Playwright does
// this itself, but only for an Electron that it has found itself.
const { app } = require('electron');

const ready = app.whenReady();
const emit = app.emit.bind(app);
/** @type {unknown[]} */
let readyArguments = [];
let isReady = false;
/** @type {() => void} */
let open = () => undefined;
/** @type {Promise<void>} */
const opened = new Promise((resolve) => {
  open = resolve;
});

/** @type {(event: string, ...args: unknown[]) => boolean} */
app.emit = (event, ...args) => {
  if (event !== 'ready') return emit(event, ...args);
  readyArguments = args;
  return app.listenerCount('ready') > 0;
};
app.isReady = () => isReady;
app.whenReady = () => opened;

// By this name Playwright lets the app go on.
Reflect.set(globalThis, '__playwright_run', async () => {
  await ready;
  isReady = true;
  open();
  emit('ready', ...readyArguments);
});
