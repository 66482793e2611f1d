import { execFile } from 'node:child_process';

/**
 * Whether this desktop shows tray icons. Windows and macOS always do; on Linux an icon appears only when somebody owns
 * the StatusNotifierWatcher name on the session bus (GNOME has nobody, without an extension).
 */
export function hasTrayHost(platform: string): Promise<boolean> {
  if (platform !== 'linux') return Promise.resolve(true);
  const question = [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.DBus',
    '/org/freedesktop/DBus',
    'org.freedesktop.DBus.NameHasOwner',
    'string:org.kde.StatusNotifierWatcher',
  ];
  return new Promise((resolve) => {
    execFile('dbus-send', question, { timeout: 500 }, (error, stdout) => {
      resolve(error === null && stdout.includes('boolean true'));
    });
  });
}
