// The least that Electron can do: one sandboxed window with one page. The floor for the start-up of Portlight.
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

const folder = app.commandLine.getSwitchValue('user-data-dir');
if (folder) app.setPath('userData', folder);

// Not awaited: Electron is ready only once this module has been evaluated.
app.whenReady().then(open);

function open() {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  window.webContents.once('did-finish-load', async () => {
    // The second frame begins once the first one was painted.
    await window.webContents.executeJavaScript(
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))',
    );
    process.stdout.write('window: first page painted\n');
  });
  return window.loadFile(join(import.meta.dirname, 'index.html'));
}
