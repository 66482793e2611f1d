import { builtinModules } from 'node:module';
import type { Finding } from './finding.ts';
import { chain, packageRooms, roomsWithoutNode, sideRooms } from './house-rules.ts';
import { roomOf, targetOf } from './rooms.ts';
import type { Import, SourceFile } from './source-file.ts';

type Verdict = 'allowed' | 'types only' | 'forbidden';

/** Files outside of the rooms which a room may still read: its own version and the pictures. */
const looseFile = /^(?:package\.json$|assets\/)/;

/** Imports against the arrows of the house. */
export function findWrongArrows(files: readonly SourceFile[]): Finding[] {
  return inRooms(files).flatMap(({ file, room }) =>
    file.imports.flatMap((one) => {
      const target = targetOf(file.path, one.specifier);
      if (target === null || looseFile.test(target)) return [];
      const text = judgeArrow(room, target, one);
      return text === null ? [] : [{ path: file.path, line: one.line, text }];
    }),
  );
}

function judgeArrow(room: string, target: string, one: Import): string | null {
  const targetRoom = roomOf(target);
  if (targetRoom === null)
    return `imports ${target}, which is no part of the app: only tests and scripts may.`;
  const verdict = arrow(room, targetRoom, target);
  if (verdict === 'allowed' || (verdict === 'types only' && one.typeOnly)) return null;
  const advice =
    verdict === 'types only'
      ? 'use `import type`, or take the value as an argument'
      : 'move what both need to src-main/shared, or hand it in from a room further right';
  return `imports ${target}, but ${room} may import ${allowedFor(room)}: ${advice}.`;
}

function arrow(from: string, to: string, target: string): Verdict {
  if (from === to || to === 'shared') return 'allowed';
  if (from === 'shared' || from === 'renderer') return 'forbidden';
  if (sideRooms[from]?.imports.some((name) => target === `src-main/${name}` || to === name)) return 'allowed';
  const guests = sideRooms[to]?.importedBy;
  if (guests?.includes(from)) return 'allowed';
  if (guests?.includes(`${from} (types)`)) return 'types only';
  const toCell = cellOf(to);
  return toCell !== -1 && toCell < cellOf(from) ? 'allowed' : 'forbidden';
}

const cellOf = (room: string): number => chain.findIndex((cell) => cell.includes(room));

function allowedFor(room: string): string {
  const left = room in sideRooms || room === 'shared' ? [] : chain.slice(0, Math.max(0, cellOf(room))).flat();
  const beside = Object.keys(sideRooms).filter((name) =>
    sideRooms[name]?.importedBy.some((guest) => guest.split(' ')[0] === room),
  );
  const own = sideRooms[room]?.imports ?? [];
  return ['itself', ...(room === 'shared' ? [] : ['shared']), ...left, ...beside, ...own].join(', ');
}

/** Packages outside of their room, and packages which no row of the table names. */
export function findStrayPackages(files: readonly SourceFile[]): Finding[] {
  return inRooms(files).flatMap(({ file, room }) =>
    file.imports.flatMap((one) => {
      if (one.specifier.startsWith('.')) return [];
      const text = judgePackage(room, one.specifier);
      return text === null ? [] : [{ path: file.path, line: one.line, text }];
    }),
  );
}

function judgePackage(room: string, specifier: string): string | null {
  const row = Object.keys(packageRooms).find((name) => matches(name, specifier));
  if (row !== undefined) {
    const rooms = packageRooms[row] ?? [];
    if (rooms.includes(room)) return null;
    return `imports ${specifier}, which stands in ${rooms.join(', ')} alone: ask that room through an interface.`;
  }
  const builtin = builtinModules.includes(specifier.replace(/^node:/, ''));
  if (!builtin)
    return `imports ${specifier}, which no room owns: name its rooms in test/architecture/house-rules.ts.`;
  if (!specifier.startsWith('node:')) return `imports ${specifier}: write node:${specifier}.`;
  if (!roomsWithoutNode.includes(room)) return null;
  return `imports ${specifier}, but ${room} holds no Node module: take what it does as an argument.`;
}

function matches(row: string, specifier: string): boolean {
  if (row.endsWith('*')) return specifier.startsWith(row.slice(0, -1));
  return specifier === row || specifier.startsWith(`${row}/`);
}

function inRooms(files: readonly SourceFile[]): { file: SourceFile; room: string }[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path);
    return room === null ? [] : [{ file, room }];
  });
}
