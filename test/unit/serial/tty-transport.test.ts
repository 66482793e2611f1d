import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSystemClock } from '../../../src-main/engine/system-clock.ts';
import type { OpenResult } from '../../../src-main/serial/transport.ts';
import { createTransportOpener } from '../../../src-main/serial/transport-opener.ts';
import { openTtyBinding } from '../../../src-main/serial/tty-binding.ts';
import { createTtyOpener } from '../../../src-main/serial/tty-transport.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { openPty } from '../../support/pty.ts';

describe.runIf(process.platform === 'linux')('opening a tty', () => {
  let folder: string;
  const openTransport = createTransportOpener({ clock: createSystemClock() });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'portlight-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function open(path: string, baudRate = 115_200): Promise<OpenResult> {
    return openTransport(path, { baudRate });
  }

  it('says that a path is missing', async () => {
    const path = join(folder, 'ttyUSB9');
    const result = await open(path);
    expect(result).toMatchObject({ ok: false, failure: { kind: 'missing' } });
    expect(result.ok ? '' : result.failure.detail).toContain(path);
  });

  it('says that a path below a file is missing', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await open(join(folder, 'file/ttyUSB0'))).toMatchObject({ failure: { kind: 'missing' } });
  });

  it('refuses a regular file and leaves it as it was', async () => {
    const path = join(folder, 'file');
    writeFileSync(path, 'precious');
    expect(await open(path)).toMatchObject({
      ok: false,
      failure: { kind: 'not-a-tty', detail: `${path} is a regular file` },
    });
  });

  it('refuses a directory', async () => {
    expect(await open(folder)).toMatchObject({
      failure: { kind: 'not-a-tty', detail: `${folder} is a directory` },
    });
  });

  it('refuses a character device that is no tty', async () => {
    expect(await open('/dev/null')).toMatchObject({ ok: false, failure: { kind: 'not-a-tty' } });
  });

  it('says who holds a port that is open already', async () => {
    const pty = await openPty();
    const first = await open(pty.path);
    const second = await open(pty.path);
    expect(second).toMatchObject({
      ok: false,
      failure: { kind: 'busy', detail: `${pty.path} is locked, held by this program` },
    });
    if (first.ok) await first.transport.close();
    await pty.close();
  });

  it('opens a path again at once, while the close is still under way', async () => {
    const pty = await openPty();
    for (let round = 0; round < 20; round++) {
      const result = await open(pty.path);
      expect(result.ok).toBe(true);
      if (result.ok) void result.transport.close();
    }
    await pty.close();
  });

  it('holds nothing of a tty that dies before it can be watched', async () => {
    const pty = await openPty();
    const openUnwatched = createTtyOpener({
      clock: createSystemClock(),
      watchdog: {
        watch: () => {
          throw new Error('EIO: i/o error, fstat');
        },
      },
      describeHolder: async () => null,
    });
    expect(await openUnwatched(pty.path, { baudRate: 115_200 })).toMatchObject({ ok: false });
    const again = await open(pty.path);
    expect(again.ok).toBe(true);
    if (again.ok) await again.transport.close();
    await pty.close();
  });

  it('gives a device that hangs in its driver one open at a time, and takes what comes too late', async () => {
    const clock = new FakeClock();
    const pty = await openPty();
    let opens = 0;
    let comeBack: () => void = () => {};
    const openHanging = createTtyOpener({
      clock,
      watchdog: { watch: () => () => {} },
      describeHolder: async () => null,
      async openBinding(path, baudRate) {
        opens += 1;
        await new Promise<void>((resolve) => {
          comeBack = resolve;
        });
        return openTtyBinding(path, baudRate);
      },
    });
    const first = openHanging(pty.path, { baudRate: 115_200 });
    await expect.poll(() => opens).toBe(1);
    await clock.advance(10_000);
    expect(await first).toMatchObject({ failure: { kind: 'timeout' } });
    expect(await openHanging(pty.path, { baudRate: 115_200 })).toMatchObject({
      failure: { kind: 'timeout', detail: `${pty.path} still does not open` },
    });
    expect(opens).toBe(1);
    comeBack();
    // The late one is closed again, so that nobody is locked out.
    await expect.poll(() => open(pty.path)).toMatchObject({ ok: true });
    await pty.close();
  });

  it('opens at speeds outside the standard table', async () => {
    const pty = await openPty();
    const result = await open(pty.path, 250_000);
    expect(result.ok).toBe(true);
    if (result.ok) await result.transport.close();
    await pty.close();
  });

  it('hands back the words of the address parser', async () => {
    expect(await open('ttyUSB0')).toMatchObject({
      ok: false,
      failure: { kind: 'failed', detail: expect.stringContaining('/dev/ttyUSB0') },
    });
  });
});
