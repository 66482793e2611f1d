import { err, ok, type Result } from '../shared/result.ts';

/** What was asked for on the command line. Flags win over settings for this run and are not saved. */
export interface CommandLine {
  readonly help: boolean;
  /** Number of simulated modems, null when no demo is asked for. */
  readonly demo: number | null;
  readonly hidden: boolean;
  /** End the app that runs with this profile, and nothing else. */
  readonly quit: boolean;
  readonly ports: readonly string[] | null;
  readonly upstream: string | null;
  readonly apiKeyFile: string | null;
  readonly statusPort: number | null;
  readonly userDataDir: string | null;
}

const DEMO_MODEMS_DEFAULT = 32;
const DEMO_MODEMS_MAX = 512;

export const usage = `Usage: portlight [flags]

  --demo[=N]               simulated modems (N: 1 to ${DEMO_MODEMS_MAX}, default ${DEMO_MODEMS_DEFAULT}) and a sandbox upstream, own temporary profile;
                           a SIM of it that asks for its PIN takes 1234
  --hidden                 start in the tray without a window
  --ports=<a>,<b>,...      ports of this run: tty paths (/dev/ttyUSB0, COM12) or tcp://host:port
  --upstream=<url>         base URL of the marketplace: https, or http on this computer
  --api-key-file=<path>    file with the API key on its first line
  --status-port=<n>        serve /status and /metrics on 127.0.0.1:<n> (1 to 65535)
  --user-data-dir=<dir>    profile folder
  --quit                   end the Portlight that runs with this profile, in the way chosen in its settings and without
                           a question, and come back when it has ended: for updates and scripts. Ends with 1 where
                           that failed, or the numbers could not be taken off
  --help                   this text

Flags win over the settings for this run and are not saved.
`;

/** Switches of Electron and Chromium that people pass; Portlight leaves them alone. */
const FOREIGN_SWITCHES = [
  'no-sandbox',
  'disable-gpu',
  'disable-dev-shm-usage',
  'enable-logging',
  'log-level',
  'force-color-profile',
  'force-device-scale-factor',
  'high-dpi-support',
  'ozone-platform',
  'ozone-platform-hint',
  'enable-features',
  'disable-features',
  'password-store',
  'lang',
  'trace-warnings',
  'allow-file-access-from-files',
  'enable-avfoundation',
];

/** Whoever can debug the app can use its key: these work in a checkout, for test drivers, and never in the shipped app. */
const DEBUG_SWITCHES = ['inspect', 'inspect-brk', 'remote-debugging-port', 'remote-debugging-pipe'];

type Draft = { -readonly [K in keyof CommandLine]: CommandLine[K] };
type Reader = (value: string | null, draft: Draft) => string | null;

const flag =
  (set: (draft: Draft) => void): Reader =>
  (value, draft) => {
    if (value !== null) return 'takes no value';
    set(draft);
    return null;
  };

const text =
  (what: string, set: (draft: Draft, value: string) => void): Reader =>
  (value, draft) => {
    if (value === null || value.trim() === '') return `needs ${what} after "="`;
    set(draft, value.trim());
    return null;
  };

function wholeNumber(value: string, low: number, high: number): number | null {
  const number = /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN;
  return number >= low && number <= high ? number : null;
}

const readers: Readonly<Record<string, Reader>> = {
  help: flag((draft) => {
    draft.help = true;
  }),
  hidden: flag((draft) => {
    draft.hidden = true;
  }),
  quit: flag((draft) => {
    draft.quit = true;
  }),
  demo(value, draft) {
    draft.demo = value === null ? DEMO_MODEMS_DEFAULT : wholeNumber(value, 1, DEMO_MODEMS_MAX);
    return draft.demo === null ? `takes a whole number from 1 to ${DEMO_MODEMS_MAX}` : null;
  },
  ports: text('tty paths or tcp://host:port, separated by commas,', (draft, value) => {
    draft.ports = value.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
  }),
  upstream: text('the base URL of the marketplace', (draft, value) => {
    draft.upstream = value;
  }),
  'api-key-file': text('the path of a file', (draft, value) => {
    draft.apiKeyFile = value;
  }),
  'user-data-dir': text('a folder', (draft, value) => {
    draft.userDataDir = value;
  }),
  'status-port'(value, draft) {
    draft.statusPort = value === null ? null : wholeNumber(value, 1, 65_535);
    return draft.statusPort === null ? 'takes a port number from 1 to 65535' : null;
  },
};

/** Reads the arguments after the program (and, unpackaged, after the app's folder). The error says which flag and why. */
export function parseCommandLine(args: readonly string[], packaged: boolean): Result<CommandLine> {
  const foreign = packaged ? FOREIGN_SWITCHES : [...FOREIGN_SWITCHES, ...DEBUG_SWITCHES];
  const draft: Draft = {
    help: false,
    demo: null,
    hidden: false,
    quit: false,
    ports: null,
    upstream: null,
    apiKeyFile: null,
    statusPort: null,
    userDataDir: null,
  };
  for (const arg of args) {
    const match = /^--?([^=]+)(?:=(.*))?$/s.exec(arg);
    if (match === null) return err(`"${arg}" is not a flag of Portlight.`);
    const name = match[1] ?? '';
    if (foreign.includes(name)) continue;
    const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
    if (reader === undefined) return err(`Unknown flag "${arg}".`);
    const complaint = reader(match[2] ?? null, draft);
    if (complaint !== null) return err(`--${name} ${complaint}.`);
  }
  if (draft.demo !== null && (draft.ports ?? draft.upstream ?? draft.apiKeyFile) !== null) {
    return err('--demo brings its own ports and upstream: leave out --ports, --upstream and --api-key-file.');
  }
  if (draft.quit && draft.demo !== null)
    return err('--quit ends a Portlight that has a profile: a demo ends with its window.');
  return ok(draft);
}
