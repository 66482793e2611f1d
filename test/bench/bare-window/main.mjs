// The least that Electron can do: one sandboxed window with one page. The floor for the start-up of Portlight.
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

const folder = app.commandLine.getSwitchValue('user-data-dir');
if (folder) app.setPath('userData', folder);

// Told by the page in the very way Portlight's page tells it (src-renderer/ui/first-paint.ts).
const firstPaint = `new Promise((done) => {
  new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length > 0) done(true);
  }).observe({ type: 'paint', buffered: true });
})`;

async function open() {
  // Not at the top level: Electron waits for the main module before it is ready.
  await app.whenReady();
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  window.webContents.once('dom-ready', async () => {
    await window.webContents.executeJavaScript(firstPaint);
    process.stdout.write('window: first page painted\n');
  });
  await window.loadFile(join(import.meta.dirname, 'index.html'));
}

void open();
