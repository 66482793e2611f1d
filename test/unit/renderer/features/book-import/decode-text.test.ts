import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../../src-renderer/features/book-import/decode-text.ts';

const line = '8946010000000000001;+46701234567';

describe('the text of an imported file', () => {
  it('is read as UTF-8, with a byte order mark or without', () => {
    const bytes = new TextEncoder().encode(line);
    expect(decodeText(bytes)).toBe(line);
    expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes]))).toBe(line);
  });

  it('is read as UTF-16 where its byte order mark says so, as spreadsheets save "Unicode text"', () => {
    const little = new Uint8Array([0xff, 0xfe, ...Buffer.from(line, 'utf16le')]);
    const big = new Uint8Array([0xfe, 0xff, ...Buffer.from(line, 'utf16le').swap16()]);
    expect(decodeText(little)).toBe(line);
    expect(decodeText(big)).toBe(line);
  });

  it('keeps the digits of a file in another code page', () => {
    expect(decodeText(Buffer.from(`${line};Malmö`, 'latin1'))).toContain(line);
  });
});
