import { join } from 'node:path';

/** Where the built parts lie beside the main bundle (`out/main/index.js`), in the checkout and in the packed app alike. */
export interface AppPaths {
  readonly preload: string;
  readonly renderer: string;
  readonly assets: string;
}

export function appPaths(mainFolder: string): AppPaths {
  return {
    preload: join(mainFolder, '../preload/preload.cjs'),
    renderer: join(mainFolder, '../renderer'),
    assets: join(mainFolder, '../../assets'),
  };
}
