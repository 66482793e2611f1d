import type { Finding } from './finding.ts';
import { chain, rendererFolders, sideRooms } from './house-rules.ts';
import { roomOf } from './rooms.ts';
import type { SourceFile } from './source-file.ts';

const kebabFile = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;
const toolConfig = /\.config\.ts$/;
const mainRooms = new Set(['shared', ...chain.flat(), ...Object.keys(sideRooms)]);

export function findAny(files: readonly SourceFile[]): Finding[] {
  return files.flatMap((file) =>
    file.anyLines.map((line) => ({ path: file.path, line, text: 'says `any`: take unknown and parse it.' })),
  );
}

/** Tools ask for a default export in their config files; nobody else does. */
export function findDefaultExports(files: readonly SourceFile[]): Finding[] {
  return files
    .filter((file) => !toolConfig.test(file.path))
    .flatMap((file) =>
      file.defaultExportLines.map((line) => ({
        path: file.path,
        line,
        text: 'has a default export: give it a name.',
      })),
    );
}

export function findBarrels(files: readonly SourceFile[]): Finding[] {
  return files
    .filter((file) => file.barrel)
    .map(({ path }) => ({ path, line: 1, text: 'only hands on other files: let its users import those.' }));
}

export function findOddNames(files: readonly SourceFile[]): Finding[] {
  return files.flatMap(({ path }) => {
    const odd = path.split('/').find((part) => !kebabFile.test(part));
    return odd === undefined ? [] : [{ path, line: 1, text: `is not kebab-case in "${odd}": rename it.` }];
  });
}

/** Folders of the source which the house does not know, and loose files beside the rooms. */
export function findUnknownRooms(files: readonly SourceFile[]): Finding[] {
  return files.flatMap(({ path }) => {
    const [, folder] = /^src-renderer\/([^/]+)\//.exec(path) ?? [];
    const known = path.startsWith('src-renderer/')
      ? folder === undefined || rendererFolders.includes(folder)
      : !path.startsWith('src-main/') || mainRooms.has(roomOf(path) ?? '');
    const text =
      'stands in no room of the house: move it, or name the room in test/architecture/house-rules.ts.';
    return known ? [] : [{ path, line: 1, text }];
  });
}
