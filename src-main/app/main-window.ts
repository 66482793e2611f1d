import { join } from 'node:path';
import { BrowserWindow, nativeTheme, type Session } from 'electron';
import type { ThemeChoice } from '../shared/snapshot.ts';
import { APP_ORIGIN } from './app-protocol.ts';
import type { AppPaths } from './paths.ts';

export interface MainWindow {
  /** Makes the window when there is none, and brings it to the front. */
  show(): void;
  /** Makes the window without showing it. */
  prepare(): void;
  hide(): void;
  /** False before it was first asked for, and once the user has closed it. */
  isOpen(): boolean;
  send(channel: string, payload: unknown): void;
  setTheme(theme: ThemeChoice): void;
}

export interface MainWindowOptions {
  readonly paths: AppPaths;
  /** Asked at each close: true leaves the app in the tray. */
  readonly hidesOnClose: () => boolean;
  readonly warn: (message: string) => void;
}

const BACKGROUND = { dark: '#16181d', light: '#f7f8fa' } as const;
const background = () => (nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light);

/** Sandboxed, isolated, no Node. */
function windowOptions(paths: AppPaths): Electron.BrowserWindowConstructorOptions {
  return {
    width: 1280,
    height: 800,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Portlight',
    icon: join(paths.assets, 'icons', '256.png'),
    autoHideMenuBar: true,
    backgroundColor: background(),
    webPreferences: {
      preload: paths.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  };
}

/** The one window, which opens nothing but its own page. */
export function createMainWindow(options: MainWindowOptions): MainWindow {
  let window: BrowserWindow | null = null;
  let isPutAway = false;

  const open = (): BrowserWindow => {
    const made = new BrowserWindow(windowOptions(options.paths));
    closeEveryOtherDoor(made);
    made.once('ready-to-show', () => isPutAway || made.show());
    made.on('close', (event) => {
      if (!options.hidesOnClose()) return;
      event.preventDefault();
      isPutAway = true;
      made.hide();
    });
    made.on('closed', () => {
      window = null;
    });
    repairAfterCrash(made, options.warn);
    void made.loadURL(`${APP_ORIGIN}/index.html`);
    return made;
  };

  return {
    show() {
      isPutAway = false;
      if (window === null) {
        window = open();
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    prepare() {
      if (window !== null) return;
      isPutAway = true;
      window = open();
    },
    hide: () => window?.hide(),
    isOpen: () => window !== null && !isPutAway,
    send: (channel, payload) => window?.webContents.send(channel, payload),
    setTheme(theme) {
      nativeTheme.themeSource = theme;
      // The window may be there already, in the colour of the system.
      window?.setBackgroundColor(background());
    },
  };
}

/** A page that crashes again within this time is left alone until somebody opens the window anew. */
const CRASH_LOOP_MS = 10_000;

function repairAfterCrash(window: BrowserWindow, warn: (message: string) => void): void {
  let reloadedAtMs = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    warn(`window: its process ended (${reason})`);
    if (performance.now() - reloadedAtMs < CRASH_LOOP_MS) {
      window.destroy();
      return;
    }
    reloadedAtMs = performance.now();
    // Not from within the event: the dead process is still being taken apart.
    setImmediate(() => window.isDestroyed() || window.webContents.reload());
  });
}

/** No new windows, no navigation, no downloads, no permissions. */
function closeEveryOtherDoor({ webContents }: BrowserWindow): void {
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (event) => event.preventDefault());
  webContents.session.on('will-download', (event) => event.preventDefault());
  denyPermissions(webContents.session);
}

function denyPermissions(session: Session): void {
  // The number on a card is copied by a click; nothing else of the browser's powers is needed.
  const allowed = 'clipboard-sanitized-write';
  session.setPermissionRequestHandler((_contents, permission, done) => done(permission === allowed));
  session.setPermissionCheckHandler((_contents, permission) => permission === allowed);
}
