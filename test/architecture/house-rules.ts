/** The house as data: which room knows which, where a package stands, how long a file may be. To change a rule, change it here. */

/**
 * Arrows run one way: a room may import every room to its left, and never its own cell's neighbour.
 * `index` is the composition root, src-main/index.ts.
 */
export const chain: readonly (readonly string[])[] = [
  ['serial', 'at'],
  ['modem'],
  ['pool'],
  ['sync'],
  ['engine'],
  ['ipc'],
  ['app'],
  ['index'],
];

interface SideRoom {
  /** Rooms, or single files of a room, which this room may import beside itself and shared. */
  readonly imports: readonly string[];
  /** Rooms which may import this one; `(types)` allows `import type` alone. */
  readonly importedBy: readonly string[];
}

/** Rooms beside the chain. `shared` may be imported by all, and imports nothing outside itself. */
export const sideRooms: Readonly<Record<string, SideRoom>> = {
  upstream: { imports: [], importedBy: ['sync', 'engine', 'index'] },
  book: { imports: [], importedBy: ['sync', 'engine', 'index'] },
  journal: { imports: [], importedBy: ['sync', 'engine', 'index'] },
  settings: { imports: [], importedBy: ['engine (types)', 'app', 'index'] },
  sandbox: { imports: ['serial/transport.ts', 'at'], importedBy: ['app', 'index'] },
  status: { imports: [], importedBy: ['app', 'index'] },
  preload: { imports: [], importedBy: [] },
};

/** Folders of the window. They may import each other and src-main/shared, never another room of the main process. */
export const rendererFolders: readonly string[] = [
  'ipc',
  'store',
  'features',
  'ui',
  'i18n',
  'format',
  'theme',
];

/** `*` at the end matches the rest of the name. A package stands in the rooms of its row and nowhere else. */
export const packageRooms: Readonly<Record<string, readonly string[]>> = {
  electron: ['app', 'preload', 'ipc', 'settings'],
  'electron-store': ['settings'],
  'electron-log*': ['app', 'index'],
  serialport: ['serial'],
  '@serialport/*': ['serial'],
  axios: ['upstream'],
  'node:sqlite': ['journal'],
  papaparse: ['book', 'journal'],
  'libphonenumber-js*': ['book', 'at', 'modem', 'shared', 'renderer'],
  zod: ['shared', 'settings', 'book', 'journal', 'upstream', 'ipc', 'sandbox', 'engine', 'app'],
  'react*': ['renderer'],
  zustand: ['renderer'],
  '@mantine/*': ['renderer'],
  '@tanstack/react-virtual': ['renderer'],
  '@tabler/icons-react': ['renderer'],
  i18next: ['renderer'],
};

/** Pure rooms, and those which run in the sandbox: no Node built-in module there. */
export const roomsWithoutNode: readonly string[] = ['shared', 'at', 'preload', 'renderer'];

/** Lines. Blank lines and comments count: they are read as well. Expression-bodied arrow functions are not counted. */
export const budgets = {
  medianFile: 90,
  largestFile: 300,
  largestTest: 500,
  functionP95: 30,
  longestFunction: 60,
};

/** Files of plain data are as long as the data: told by their name. The texts of a language are one. */
export const dataTable = /-(?:table|data)\.ts$|^src-renderer\/i18n\/[a-z]{2}\.ts$/;

/** Lines which .npmrc must hold, with what each is for. */
export const npmrcLines: Readonly<Record<string, string>> = {
  'ignore-scripts=true':
    'no package runs code while it is installed, and npm ci works where the download host is out of reach',
  'omit-lockfile-registry-resolved=true': 'the lock file names no registry host',
};

/** The oldest Node which the set-up must work on. */
export const oldestNode = '20.19.0';
