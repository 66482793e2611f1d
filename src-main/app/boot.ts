import { app } from 'electron';
import { parseAddress } from '../serial/address.ts';
import { parseUpstreamUrl } from '../settings/upstream-url.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { appArguments } from './app-arguments.ts';
import { declareAppScheme } from './app-protocol.ts';
import { type CommandLine, parseCommandLine, usage } from './command-line.ts';
import { chooseProfile, type Profile } from './profile.ts';
import { quitTheOther } from './quit-request.ts';

export interface Run {
  readonly flags: CommandLine;
  readonly profile: Profile;
}

const EXIT_USAGE = 2;

/** Reads the command line and settles which profile this run uses. Null: the app is already on its way out. */
export function boot(argv: readonly string[]): Run | null {
  const flags = checkFlags(parseCommandLine(appArguments(argv, app.isPackaged), app.isPackaged));
  if (!flags.ok) {
    process.stderr.write(`${flags.error}\n\n${usage}`);
    app.exit(EXIT_USAGE);
    return null;
  }
  if (flags.value.help) {
    process.stdout.write(usage);
    app.exit(0);
    return null;
  }
  if (flags.value.quit) {
    quitTheOther(flags.value.userDataDir);
    return null;
  }
  // Numbers, history and key are nobody else's business on a computer with several users.
  process.umask(0o077);
  const profile = chooseProfile(flags.value);
  // Before anything else asks for it: the lock, Chromium and the stores all live there.
  if (profile.folder !== null) app.setPath('userData', profile.folder);
  if (!app.requestSingleInstanceLock()) {
    process.stdout.write('Portlight is running already: its window comes to the front.\n');
    app.exit(0);
    return null;
  }
  declareAppScheme();
  return { flags: flags.value, profile };
}

/** Values that can never work are told at once, with the usage; what may heal (a missing tty) is shown in the window. */
function checkFlags(parsed: Result<CommandLine>): Result<CommandLine> {
  if (!parsed.ok) return parsed;
  const flags = parsed.value;
  for (const address of flags.ports ?? []) {
    const checked = parseAddress(address);
    if (!checked.ok) return err(`--ports: ${checked.error}`);
  }
  if (flags.upstream === null) return ok(flags);
  const upstream = parseUpstreamUrl(flags.upstream);
  return upstream.ok ? ok({ ...flags, upstream: upstream.value }) : err(`--upstream: ${upstream.error}`);
}
