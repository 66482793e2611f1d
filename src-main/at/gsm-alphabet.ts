/** 23.038 6.2.1: the default alphabet by septet; 0x1B leads to the extension table. */
const DEFAULT_ALPHABET =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** 23.038 6.2.1.1. */
const EXTENSION: ReadonlyMap<number, string> = new Map([
  [0x0a, '\f'],
  [0x14, '^'],
  [0x28, '{'],
  [0x29, '}'],
  [0x2f, '\\'],
  [0x3c, '['],
  [0x3d, '~'],
  [0x3e, ']'],
  [0x40, '|'],
  [0x65, '€'],
]);

const ESCAPE = 0x1b;

function plain(septet: number): string {
  return septet === ESCAPE ? ' ' : (DEFAULT_ALPHABET[septet] ?? '');
}

/** Septets (0 to 127) as text; an unknown extension shows the letter of the default table, as 23.038 asks. */
export function decodeSeptets(septets: readonly number[]): string {
  let text = '';
  for (let at = 0; at < septets.length; at += 1) {
    const septet = septets[at] ?? 0;
    const next = septets[at + 1];
    if (septet === ESCAPE && next !== undefined) {
      text += EXTENSION.get(next) ?? plain(next);
      at += 1;
    } else if (septet !== ESCAPE) {
      text += plain(septet);
    }
  }
  return text;
}

/** Text as septets of the default alphabet; null when it has a letter beyond it. */
export function encodeSeptets(text: string): readonly number[] | null {
  const septets = [...text].map((letter) => DEFAULT_ALPHABET.indexOf(letter));
  return septets.includes(-1) || septets.includes(ESCAPE) ? null : septets;
}
