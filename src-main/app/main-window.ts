import { BrowserWindow, nativeTheme, type Session, shell } from 'electron';
import type { ThemeChoice } from '../shared/snapshot.ts';
import { APP_ORIGIN } from './app-protocol.ts';
import type { AppPaths } from './paths.ts';

export interface MainWindow {
  /** Makes the window when there is none, and brings it to the front. */
  show(): void;
  send(channel: string, payload: unknown): void;
  setTheme(theme: ThemeChoice): void;
}

export interface MainWindowOptions {
  readonly paths: AppPaths;
  readonly icon: string;
  /** Asked at each close: true leaves the app in the tray. */
  readonly hidesOnClose: () => boolean;
}

const BACKGROUND = { dark: '#16181d', light: '#f7f8fa' } as const;

/** The one window: sandboxed, isolated, no Node, and it opens nothing but its own page. */
export function createMainWindow(options: MainWindowOptions): MainWindow {
  let window: BrowserWindow | null = null;

  const open = (): BrowserWindow => {
    const made = new BrowserWindow({
      width: 1280,
      height: 800,
      minWidth: 720,
      minHeight: 480,
      show: false,
      title: 'Portlight',
      icon: options.icon,
      autoHideMenuBar: true,
      backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
      webPreferences: {
        preload: options.paths.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
      },
    });
    closeEveryOtherDoor(made);
    made.once('ready-to-show', () => made.show());
    made.on('close', (event) => {
      if (!options.hidesOnClose()) return;
      event.preventDefault();
      made.hide();
    });
    made.on('closed', () => {
      window = null;
    });
    void made.loadURL(`${APP_ORIGIN}/index.html`);
    return made;
  };

  return {
    show() {
      if (window === null) {
        window = open();
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    send: (channel, payload) => window?.webContents.send(channel, payload),
    setTheme(theme) {
      nativeTheme.themeSource = theme;
    },
  };
}

/** No new windows, no navigation, no permissions. Links to the web open in the user's browser. */
function closeEveryOtherDoor({ webContents }: BrowserWindow): void {
  webContents.setWindowOpenHandler(({ url }) => {
    if (url.startsWith('https://')) void shell.openExternal(url);
    return { action: 'deny' };
  });
  webContents.on('will-navigate', (event) => event.preventDefault());
  denyPermissions(webContents.session);
}

function denyPermissions(session: Session): void {
  // The number on a card is copied by a click; nothing else of the browser's powers is needed.
  const allowed = 'clipboard-sanitized-write';
  session.setPermissionRequestHandler((_contents, permission, done) => done(permission === allowed));
  session.setPermissionCheckHandler((_contents, permission) => permission === allowed);
}
