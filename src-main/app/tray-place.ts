import { type AppTray, createTray, type TrayActions } from './tray.ts';
import { hasTrayHost } from './tray-host.ts';

/** Where the tray's icon stands once the desktop was asked for a place. */
export interface TrayPlace extends AppTray {
  /** True where the desktop shows tray icons; false until it has told. */
  isThere(): boolean;
  open(): Promise<void>;
}

export function createTrayPlace(assets: string, platform: string, actions: TrayActions): TrayPlace {
  let tray: AppTray | null = null;
  let hasHost = false;
  let isClosed = false;
  return {
    isThere: () => hasHost,
    async open() {
      hasHost = await hasTrayHost(platform);
      if (!isClosed) tray = createTray(assets, platform, actions);
    },
    update: (snapshot) => tray?.update(snapshot),
    destroy() {
      isClosed = true;
      tray?.destroy();
    },
  };
}
