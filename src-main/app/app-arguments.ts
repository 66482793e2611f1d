/**
 * The arguments that are meant for Portlight. An unpackaged Electron is started as `electron [switches] <folder> [flags]`:
 * the first word that is no switch is the app's own folder.
 */
export function appArguments(argv: readonly string[], packaged: boolean): readonly string[] {
  const args = argv.slice(1);
  if (packaged) return args;
  const folder = args.findIndex((arg) => !arg.startsWith('-'));
  return args.filter((_arg, index) => index !== folder);
}
