// The smallest Electron app: one sandboxed window on an empty local page. Tests run real peer connections in
// it, and benches take it as what the runtime itself costs. It grants itself what a page asks for, and shares
// the first screen, or its own window whose title begins with MADANG_BARE_SHARE.
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, desktopCapturer, session } from 'electron';

void app.whenReady().then(async () => {
  session.defaultSession.setDisplayMediaRequestHandler((_request, callback) => {
    const title = process.env['MADANG_BARE_SHARE'];
    if (title === undefined) {
      void desktopCapturer.getSources({ types: ['screen'] }).then(([screen]) => {
        callback(screen ? { video: screen } : {});
      });
      return;
    }
    // By its own id: a list of windows needs a window manager, which a bare X server has none of.
    const shared = BrowserWindow.getAllWindows().find((window) => window.getTitle().startsWith(title));
    callback(shared === undefined ? {} : { video: { id: shared.getMediaSourceId(), name: title } });
  });
  const window = new BrowserWindow({
    width: 800,
    height: 600,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  await window.loadFile(fileURLToPath(new URL('index.html', import.meta.url)));
});

app.on('window-all-closed', () => {
  app.quit();
});
