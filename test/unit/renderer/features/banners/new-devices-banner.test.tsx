import { describe, expect, it } from 'vitest';
import { NewDevicesBanner } from '../../../../../src-renderer/features/banners/new-devices-banner.tsx';
import { draw } from '../../../../support/renderer-harness/draw.tsx';
import { makeSnapshot } from '../../../../support/renderer-harness/made-up-snapshot.ts';

function drawWith(paths: readonly string[]): string {
  const snapshot = makeSnapshot({ name: 'calm', ports: 8, theme: 'light' });
  return draw(<NewDevicesBanner />, { ...snapshot, app: { ...snapshot.app, newDevices: { paths } } });
}

describe('the banner of new devices', () => {
  it('is one line for all of them, with the first few names', () => {
    const html = drawWith([1, 2, 3, 4, 5, 6].map((index) => `/dev/ttyUSB9${index}`));
    expect(html).toContain('6 new modems are plugged in:');
    expect(html).toContain('ttyUSB91, ttyUSB92, ttyUSB93, ttyUSB94 and 2 more');
  });

  it('is not there when nothing was plugged in', () => {
    expect(drawWith([])).toBe('');
  });
});
