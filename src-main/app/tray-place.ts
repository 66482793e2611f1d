import { type AppTray, createTray, type TrayActions } from './tray.ts';
import { hasTrayHost } from './tray-host.ts';

/** Where the tray's icon stands, once the desktop was asked for a place. */
export interface TrayPlace extends AppTray {
  /** Null until the desktop has told. */
  isThere(): boolean | null;
  open(): Promise<void>;
}

export function createTrayPlace(assets: string, platform: string, actions: TrayActions): TrayPlace {
  let tray: AppTray | null = null;
  let isThere: boolean | null = null;
  let isClosed = false;
  return {
    isThere: () => isThere,
    async open() {
      isThere = await hasTrayHost(platform);
      if (!isClosed) tray = createTray(assets, platform, actions);
    },
    update: (snapshot) => tray?.update(snapshot),
    destroy() {
      isClosed = true;
      tray?.destroy();
    },
  };
}
