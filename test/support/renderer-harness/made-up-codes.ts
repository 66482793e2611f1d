import type { UssdCode } from '../../../src-main/shared/ussd-code.ts';

/** Some hundred operators, as many as the real table may have. */
export function makeCodes(): readonly UssdCode[] {
  const many = Array.from({ length: 320 }, (_, index): UssdCode => {
    const mccMnc = String(20_000 + index * 37);
    return { mccMnc, operator: `Operator ${mccMnc}`, code: `*${100 + (index % 40)}#`, origin: 'built-in' };
  });
  return [
    { mccMnc: '24001', operator: 'Telia SE', code: '*120#', origin: 'own' },
    { mccMnc: '23430', operator: 'EE', code: null, origin: 'own' },
    { mccMnc: '62120', operator: 'Airtel NG', code: '*121*3*4#', origin: 'built-in' },
    {
      mccMnc: '310260',
      operator: 'T-Mobile USA, and all that it took over',
      code: '#686#',
      origin: 'built-in',
    },
    ...many,
  ];
}
