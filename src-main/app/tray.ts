import { join } from 'node:path';
import { Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron';
import { type OverallKind, overallStatus } from '../shared/overall-status.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import { statusLines } from './status-lines.ts';

export interface TrayActions {
  open(): void;
  syncNow(): void;
  quit(): void;
}

export interface AppTray {
  /** Shows the state of everything: icon, tooltip and the first lines of the menu. */
  update(snapshot: Pick<Snapshot, 'ports' | 'sync' | 'app'>): void;
  destroy(): void;
}

/** Null where the desktop has no tray: the window then stays the app's face. */
export function createTray(assets: string, platform: string, actions: TrayActions): AppTray | null {
  const images = new Map<OverallKind, Electron.NativeImage>();
  const imageOf = (kind: OverallKind): Electron.NativeImage => {
    const known = images.get(kind);
    if (known) return known;
    // On macOS the menu bar colours a template image itself; elsewhere the icon brings its colour and shape.
    // Linux panels are 22 to 24 px high and would enlarge the smaller one.
    const suffix = { darwin: 'Template', linux: '-24' }[platform] ?? '';
    const file = `${kind}${suffix}.png`;
    const image = nativeImage.createFromPath(join(assets, 'tray', file));
    images.set(kind, image);
    return image;
  };

  let tray: Tray;
  try {
    tray = new Tray(imageOf('working'));
  } catch {
    return null;
  }
  tray.on('click', actions.open);

  let shownKind: OverallKind | null = null;
  let shownLines = '';
  return {
    update(snapshot) {
      const status = overallStatus(snapshot);
      const lines = statusLines(status, snapshot.sync);
      if (status.kind !== shownKind) tray.setImage(imageOf(status.kind));
      shownKind = status.kind;
      // A menu that is set anew while it is open closes on some desktops: only when its words change.
      const words = lines.join('\n');
      if (words === shownLines) return;
      shownLines = words;
      tray.setToolTip(`Portlight\n${words}`);
      tray.setContextMenu(Menu.buildFromTemplate(menuItems(lines, actions)));
    },
    destroy: () => tray.destroy(),
  };
}

function menuItems(lines: readonly string[], actions: TrayActions): MenuItemConstructorOptions[] {
  return [
    // Linux trays have no tooltip, so the status stands in the menu itself.
    ...lines.map((label) => ({ label, enabled: false })),
    { type: 'separator' },
    { label: 'Open Portlight', click: actions.open },
    { label: 'Sync now', click: actions.syncNow },
    { type: 'separator' },
    { label: 'Quit', click: actions.quit },
  ];
}
