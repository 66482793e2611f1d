import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHolderFinder } from '../../../src-main/serial/port-holder.ts';
import { FakeClock } from '../../support/fake-clock.ts';

describe.runIf(process.platform === 'linux')('naming the holder of a port', () => {
  let proc: string;
  let clock: FakeClock;
  let holderOf: ReturnType<typeof createHolderFinder>;
  const device = '/dev/ttyUSB9';

  beforeEach(() => {
    proc = mkdtempSync(join(tmpdir(), 'portlight-proc-'));
    writeFileSync(join(proc, 'uptime'), '1 1');
    clock = new FakeClock();
    holderOf = createHolderFinder(clock, proc);
  });

  afterEach(() => rmSync(proc, { recursive: true }));

  /** `targets` null: a process of somebody else, whose descriptors cannot be listed. */
  function addProcess(pid: number, name: string, targets: readonly string[] | null): void {
    mkdirSync(join(proc, String(pid)));
    writeFileSync(join(proc, String(pid), 'comm'), `${name}\n`);
    if (targets === null) return;
    mkdirSync(join(proc, String(pid), 'fd'));
    for (const [fd, target] of targets.entries())
      symlinkSync(target, join(proc, String(pid), 'fd', String(fd)));
  }

  it('names the program and its pid', async () => {
    addProcess(1, 'init', ['/dev/null']);
    addProcess(812, 'ModemManager', ['/dev/null', device]);
    expect(await holderOf(device)).toBe('held by ModemManager (pid 812)');
  });

  it('suspects ModemManager and brltty where their descriptors cannot be seen', async () => {
    addProcess(1, 'init', null);
    addProcess(99, 'brltty', null);
    expect(await holderOf(device)).toBe('perhaps held by brltty (pid 99)');
  });

  it('suspects nobody whose descriptors show that they are elsewhere', async () => {
    addProcess(812, 'ModemManager', ['/dev/ttyUSB0']);
    expect(await holderOf(device)).toBeNull();
  });

  it('looks at the processes once for all ports that ask at that time, and anew later', async () => {
    addProcess(1, 'init', ['/dev/null']);
    expect(await holderOf(device)).toBeNull();
    addProcess(812, 'ModemManager', [device]);
    expect(await holderOf(device)).toBeNull();
    await clock.advance(2_000);
    expect(await holderOf(device)).toBe('held by ModemManager (pid 812)');
  });

  it('names nobody where there are no processes to look at', async () => {
    expect(await createHolderFinder(clock, join(proc, 'none'))(device)).toBeNull();
  });
});
