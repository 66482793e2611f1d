import { describe, expect, it } from 'vitest';
import { PinTriesLine } from '../../../../../src-renderer/features/pin/pin-tries-line.tsx';
import { draw } from '../../../../support/renderer-harness/draw.tsx';

describe('the line of tries', () => {
  it('whispers while three are left', () => {
    const html = draw(<PinTriesLine left={3} isWrong={false} />);
    expect(html).toContain('3 tries are left.');
    expect(html).not.toContain('role="alert"');
  });

  it('warns when the next wrong PIN would lock the card, and says where to unlock it', () => {
    const html = draw(<PinTriesLine left={1} isWrong />);
    expect(html).toContain('role="alert"');
    expect(html).toContain('Unlock it in a phone');
  });

  it('warns after a wrong PIN where the card does not tell how many are left', () => {
    expect(draw(<PinTriesLine left={null} isWrong />)).toContain('role="alert"');
    expect(draw(<PinTriesLine left={null} isWrong={false} />)).not.toContain('role="alert"');
  });
});
