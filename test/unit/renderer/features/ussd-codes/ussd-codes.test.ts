import { describe, expect, it } from 'vitest';
import type { UssdCode } from '../../../../../src-main/shared/ussd-code.ts';
import {
  draftOf,
  draftProblem,
  findCodes,
  withDraft,
  withoutOperator,
} from '../../../../../src-renderer/features/ussd-codes/ussd-codes.ts';

const codes: readonly UssdCode[] = [
  { mccMnc: '24001', operator: 'Telia SE', code: '*100#', origin: 'built-in' },
  { mccMnc: '62120', operator: 'Airtel NG', code: '*121#', origin: 'own' },
  { mccMnc: '23430', operator: 'EE', code: null, origin: 'own' },
];
const draft = { mccMnc: '24007', operator: 'Tele2', code: '*111#', isNever: false };

describe('the codes by operator', () => {
  it('sends the own entries alone, as those that came with Portlight stay beneath', () => {
    expect(withDraft(codes, draft).map(({ mccMnc }) => mccMnc)).toEqual(['62120', '23430', '24007']);
  });

  it('puts an edited entry in the place of the old one', () => {
    const own = withDraft(codes, { ...draft, mccMnc: '62120', code: ' *99# ' });
    expect(own.filter(({ mccMnc }) => mccMnc === '62120')).toEqual([
      { mccMnc: '62120', operator: 'Tele2', code: '*99#' },
    ]);
  });

  it('writes "never ask" as no code, also where one was typed', () => {
    expect(withDraft([], { ...draft, isNever: true })[0]?.code).toBeNull();
  });

  it('keeps the other own entries when one is removed', () => {
    expect(withoutOperator(codes, '62120').map(({ mccMnc }) => mccMnc)).toEqual(['23430']);
  });

  it('finds by name, digits and code, own entries first', () => {
    expect(findCodes(codes, '').map(({ mccMnc }) => mccMnc)).toEqual(['62120', '23430', '24001']);
    expect(findCodes(codes, 'TELIA').map(({ mccMnc }) => mccMnc)).toEqual(['24001']);
    expect(findCodes(codes, '2343')).toHaveLength(1);
    expect(findCodes(codes, '*121')).toHaveLength(1);
    expect(findCodes(codes, 'nobody')).toEqual([]);
  });

  it('sorts names as people read them, whatever their capitals', () => {
    const named = (operator: string): UssdCode => ({
      mccMnc: '52001',
      operator,
      code: null,
      origin: 'built-in',
    });
    const names = findCodes([named('Telia'), named('AIS'), named('airtel')], '').map((code) => code.operator);
    expect(names).toEqual(['airtel', 'AIS', 'Telia']);
  });

  it('does not sort the list of the store itself', () => {
    findCodes(codes, '');
    expect(codes[0]?.mccMnc).toBe('24001');
  });
});

describe('a draft of a code', () => {
  it('is fine with the digits of an operator and what a phone dials', () => {
    expect(draftProblem(draft, codes, null)).toBeNull();
    expect(draftProblem({ ...draft, mccMnc: '310260', code: '#686#' }, codes, null)).toBeNull();
  });

  it.each(['', '2400', '2400701', 'Telia'])(
    'is refused without the digits of an operator: "%s"',
    (mccMnc) => {
      expect(draftProblem({ ...draft, mccMnc }, codes, null)).toBe('mccMnc');
    },
  );

  it.each(['', '100', '*', 'abc', '*100# '.repeat(9), '*1 0#'])(
    'is refused with no code to dial: "%s"',
    (code) => {
      expect(draftProblem({ ...draft, code }, codes, null)).toBe('code');
    },
  );

  it('needs no code for an operator that is never asked', () => {
    expect(draftProblem({ ...draft, code: '', isNever: true }, codes, null)).toBeNull();
  });

  it('does not hide an operator that is in the list already, unless that one is edited', () => {
    expect(draftProblem({ ...draft, mccMnc: '24001' }, codes, null)).toBe('taken');
    expect(draftProblem({ ...draft, mccMnc: '24001' }, codes, '24001')).toBeNull();
  });

  it('begins with what is there', () => {
    expect(draftOf(codes[2] ?? null)).toMatchObject({ mccMnc: '23430', code: '', isNever: true });
    expect(draftOf(null)).toEqual({ mccMnc: '', operator: '', code: '', isNever: false });
  });
});
