import { closeSync, mkdtempSync, openSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHangupWatchdog } from '../../../src-main/serial/hangup-watchdog.ts';
import type { CloseCause } from '../../../src-main/serial/transport.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { openPty, type Pty } from '../../support/pty.ts';

describe.runIf(process.platform === 'linux')('the hang-up watchdog', () => {
  let clock: FakeClock;
  let pty: Pty;
  let fd: number;
  let folder: string;
  let node: string;
  let causes: CloseCause[];

  beforeEach(async () => {
    clock = new FakeClock();
    pty = await openPty();
    fd = openSync(pty.path, 'r+');
    folder = mkdtempSync(join(tmpdir(), 'portlight-'));
    node = join(folder, 'ttyUSB0');
    symlinkSync(pty.path, node);
    causes = [];
  });

  afterEach(async () => {
    closeSync(fd);
    await pty.close();
    rmSync(folder, { recursive: true });
  });

  function watch() {
    return createHangupWatchdog({ clock }).watch({ path: node, fd, lost: (cause) => causes.push(cause) });
  }

  it('lets a living tty be', async () => {
    watch();
    await clock.advance(60_000);
    expect(causes).toEqual([]);
  });

  it('reports a tty whose node is gone within two seconds, once', async () => {
    watch();
    rmSync(node);
    await clock.advance(2000);
    expect(causes).toEqual([{ kind: 'vanished', detail: `${node} is gone` }]);
    await clock.advance(60_000);
    expect(causes).toHaveLength(1);
  });

  it('notices that the path names another device now', async () => {
    watch();
    const other = await openPty();
    symlinkSync(other.path, `${node}.new`);
    renameSync(`${node}.new`, node);
    await clock.advance(2000);
    expect(causes).toEqual([{ kind: 'vanished', detail: `${node} is another device now` }]);
    await other.close();
  });

  it('reports a line that hung up while its node stays', async () => {
    const terminal = await openPty();
    const terminalFd = openSync(terminal.path, 'r+');
    createHangupWatchdog({ clock }).watch({
      path: `/proc/self/fd/${terminalFd}`,
      fd: terminalFd,
      lost: (cause) => causes.push(cause),
    });
    await terminal.close();
    await clock.advance(2000);
    closeSync(terminalFd);
    expect(causes).toEqual([{ kind: 'hung-up', detail: 'the line hung up' }]);
  });

  it('goes on watching the others when the owner of one fails over its loss', async () => {
    const fault = new Promise((resolve) => process.once('unhandledRejection', resolve));
    const others = process.listeners('unhandledRejection').slice(0, -1);
    for (const other of others) process.off('unhandledRejection', other);
    const watchdog = createHangupWatchdog({ clock });
    const lost = (cause: CloseCause) => {
      causes.push(cause);
      throw new Error('owner');
    };
    watchdog.watch({ path: join(folder, 'ttyUSB1'), fd, lost });
    watchdog.watch({ path: node, fd, lost: (cause) => causes.push(cause) });
    await clock.advance(2000);
    expect(causes).toHaveLength(1);
    rmSync(node);
    await clock.advance(2000);
    expect(causes).toHaveLength(2);
    expect(await fault).toMatchObject({ message: 'owner' });
    for (const other of others) process.on('unhandledRejection', other);
  });

  it('runs no timer while nothing is watched', async () => {
    const unwatch = watch();
    expect(clock.timers).toBe(1);
    unwatch();
    expect(clock.timers).toBe(0);
    rmSync(node);
    await clock.advance(2000);
    expect(causes).toEqual([]);
  });
});
