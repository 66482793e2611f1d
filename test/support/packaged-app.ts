import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface PackagedApp {
  readonly program: string;
  /** Folder with app.asar and app.asar.unpacked. */
  readonly resources: string;
}

/** Everything a package is made of: newer than the package means that it is outdated. */
const sources = [
  'src-main',
  'src-renderer',
  'assets',
  'package.json',
  'package-lock.json',
  'electron-builder.yml',
  'electron.vite.config.ts',
  'scripts/package.mjs',
];

/** The unpacked app for this platform; packed first (`npm run package -- --dir`) when missing or outdated. */
export function packagedApp(): PackagedApp {
  const app = place(process.platform, process.arch);
  const archive = join(app.resources, 'app.asar');
  if (!existsSync(archive) || statSync(archive).mtimeMs < newestSource()) pack();
  return app;
}

function place(platform: NodeJS.Platform, arch: string): PackagedApp {
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  switch (platform) {
    case 'win32': {
      const folder = `dist/win${suffix}-unpacked`;
      return { program: `${folder}/Portlight.exe`, resources: `${folder}/resources` };
    }
    case 'darwin': {
      const folder = `dist/mac${suffix}/Portlight.app/Contents`;
      return { program: `${folder}/MacOS/Portlight`, resources: `${folder}/Resources` };
    }
    default: {
      const folder = `dist/linux${suffix}-unpacked`;
      return { program: `${folder}/portlight`, resources: `${folder}/resources` };
    }
  }
}

function newestSource(): number {
  const files = sources.flatMap((path) => {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));
  });
  return Math.max(...files.map((file) => statSync(file).mtimeMs));
}

function pack(): void {
  // npm's own Node or Electron's: both can run the script.
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/package.mjs', '--dir'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`npm run package -- --dir ended with ${status}:\n${stdout}\n${stderr}`);
}
