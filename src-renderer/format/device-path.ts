/** `/dev/ttyUSB3` -> `ttyUSB3`: on a card every character counts. The tooltip has the whole path. */
export function shortPath(path: string): string {
  return path.replace(/^\/dev\//, '').replace(/^tcp:\/\//, '');
}
