import { expect, test } from 'vitest';
import { chooseAptNames } from '../../../../scripts/setup/apt-names.mjs';

function policy(name: string, candidate: string): string {
  return `${name}:\n  Installed: (none)\n  Candidate: ${candidate}\n  Version table:\n     1.0 500\n`;
}

test('takes the names of Debian 12 as they are', () => {
  const known = policy('libgtk-3-0', '3.24.38-2') + policy('libxss1', '1:1.2.3-1');
  expect(chooseAptNames(['libgtk-3-0', 'libxss1'], known)).toEqual(['libgtk-3-0', 'libxss1']);
});

test('takes the renamed package where the old name is only a shadow', () => {
  const known =
    policy('libasound2', '(none)') + policy('libasound2t64', '1.2.11-1') + policy('libxss1', '1.2');
  expect(chooseAptNames(['libasound2', 'libxss1'], known)).toEqual(['libasound2t64', 'libxss1']);
});

test('keeps the plain names when apt knows nothing yet', () => {
  expect(chooseAptNames(['libgtk-3-0'], '')).toEqual(['libgtk-3-0']);
});
