import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { app, BrowserWindow, ipcMain, nativeTheme, net, protocol } from 'electron';
import type { ThemeChoice } from '../../../src-main/shared/snapshot.ts';
import { type SceneName, sceneNames } from './made-up-snapshot.ts';
import { createStubMain } from './stub-main.ts';

/** The strictest that the window needs: no inline script, no inline style sheet. */
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const usage =
  'electron test/support/renderer-harness --scene=mixed --ports=32 --theme=dark --size=1024x640 [--shot=window.png] [--script=<js>]';

const { values } = parseArgs({
  strict: false,
  options: {
    scene: { type: 'string', default: 'mixed' },
    ports: { type: 'string', default: '32' },
    theme: { type: 'string', default: 'light' },
    size: { type: 'string', default: '1280x800' },
    shot: { type: 'string' },
    script: { type: 'string' },
  },
});

function isScene(text: unknown): text is SceneName {
  return sceneNames.some((name) => name === text);
}

function isTheme(text: unknown): text is ThemeChoice {
  return text === 'system' || text === 'light' || text === 'dark';
}

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
// Not awaited: Electron is ready only after this module has run.
void app.whenReady().then(start);

async function start(): Promise<void> {
  const { scene: name, theme } = values;
  const [width = 1280, height = 800] = String(values.size).split('x').map(Number);
  if (!isScene(name) || !isTheme(theme)) throw new Error(usage);
  const scene = { name, theme, ports: Number(values.ports) };
  nativeTheme.themeSource = theme;

  protocol.handle('app', async (request) => {
    const file = join(resolve('out/renderer-harness'), new URL(request.url).pathname);
    const answer = await net.fetch(pathToFileURL(file).toString());
    const headers = new Headers(answer.headers);
    headers.set('content-security-policy', CSP);
    return new Response(answer.body, { status: answer.status, headers });
  });

  const window = new BrowserWindow({
    width,
    height,
    useContentSize: true,
    show: false,
    webPreferences: { preload: resolve('test/support/renderer-harness/preload.cjs'), sandbox: true },
  });
  const stub = createStubMain(scene, (delta) => window.webContents.send('snapshot:delta', delta));
  ipcMain.handle('harness', (_event, channel: string, request: unknown) => stub.handle(channel, request));
  window.webContents.on('console-message', ({ level, message }) => {
    process.stdout.write(`${level}: ${message}\n`);
  });
  const shown = new Promise<void>((done) => window.once('ready-to-show', () => done()));
  const startedAt = performance.now();
  await window.loadURL('app://portlight/index.html');
  await shown;
  window.show();
  process.stdout.write(`shown after ${Math.round(performance.now() - startedAt)} ms\n`);

  const breath = setInterval(() => stub.breathe(), 1000);
  window.on('closed', () => {
    clearInterval(breath);
    app.quit();
  });

  const settle = (): Promise<unknown> => new Promise((done) => setTimeout(done, 700));
  await settle();
  if (typeof values.script === 'string') {
    const result: unknown = await window.webContents.executeJavaScript(values.script, true);
    if (result !== undefined) process.stdout.write(`${JSON.stringify(result)}\n`);
    await settle();
  }
  if (typeof values.shot === 'string') {
    const image = await window.webContents.capturePage();
    mkdirSync(resolve(values.shot, '..'), { recursive: true });
    writeFileSync(values.shot, image.toPNG());
    window.close();
  }
}
