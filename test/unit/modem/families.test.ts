import { describe, expect, test } from 'vitest';
import { recogniseFamily } from '../../../src-main/modem/families.ts';
import { answer, CARD_A, createReadyModem, createScriptedModem } from './scripted-modem.ts';

describe('the family of a modem is told', () => {
  test.each([
    ['simcom-2g', ['SIM800 R14.18']],
    ['simcom-2g', ['SIMCOM_Ltd', 'SIMCOM_SIM900', 'Revision:1137B13SIM900M64']],
    ['simcom-2g', ['Bright Pool Ltd', 'SIM800C']],
    ['simcom-lte', ['Manufacturer: SIMCOM INCORPORATED', 'Model: SIMCOM_SIM7600E']],
    ['simcom-lte', ['Bright Pool Ltd', 'A7670E']],
    ['quectel-2g', ['Quectel_Ltd', 'Quectel_M26', 'Revision: M26FBR03A13']],
    ['quectel-2g', ['Bright Pool Ltd', 'M35', 'Revision: M35FAR01']],
    ['quectel-lte', ['Quectel', 'EC25', 'Revision: EC25EFAR06A01M4G']],
    ['quectel-lte', ['Bright Pool Ltd', 'EC20CEFAG', 'Revision: EC20CEFAGR06A05M4G']],
    ['wavecom', ['WAVECOM MODEM', 'MULTIBAND  900E  1800']],
    ['wavecom', ['Sierra Wireless', 'Q2687']],
    ['huawei', ['Manufacturer: huawei', 'Model: E173']],
    ['huawei', ['Huawei Technologies Co., Ltd.', 'ME909u-521']],
    ['zte', ['ZTE CORPORATION', 'MF180']],
    ['neoway', ['NEOWAY', 'M590', 'REVISION 01.30']],
    ['u-blox', ['SARA-U270-03S']],
    ['u-blox', ['u-blox', 'LISA-U200']],
    ['huawei', ['huawei', 'EM770W']],
    ['telit', ['Telit', 'GE910-QUAD']],
    ['cinterion', ['SIEMENS', 'TC35i', 'REVISION 02.20']],
    ['sierra', ['Sierra Wireless, Incorporated', 'MC7700']],
    ['sierra', ['Sierra Wireless, Incorporated', 'EM7455', 'SWI9X30C_02.24']],
    ['quectel-lte', ['Bright Pool Ltd', 'EM12G', 'Revision: EM12GPAR01A20M4G']],
    ['generic', ['Fibocom', 'L610-EU']],
    ['generic', ['Nokia', 'RM-510']],
    ['generic', ['MeiG', 'SLM750']],
    ['generic', []],
  ])('%s by %j', (id, texts) => {
    expect(recogniseFamily(...texts).id).toBe(id);
  });

  test('null texts are left out', () => {
    expect(recogniseFamily(null, 'EC25', null).id).toBe('quectel-lte');
  });
});

describe('a modem of a rarer make', () => {
  test.each([
    ['Acme', 'AT+ICCID', `+ICCID: ${CARD_A.iccid}`],
    ['Telit', 'AT#CCID', `#CCID: ${CARD_A.iccid}`],
    ['SIEMENS', 'AT^SCID', `^SCID: ${CARD_A.iccid}`],
    ['Sierra Wireless', 'AT!ICCID?', `!ICCID: ${CARD_A.iccid}`],
  ])('(%s) that tells its card by %s alone is read', async (maker, command, told) => {
    const modem = createScriptedModem();
    modem.reply = (asked) => {
      if (asked === 'ATI') return answer(`${maker}\r\nX1\r\nRevision: 1`);
      if (asked === command) return answer(told);
      return /CCID|CRSM|SCID/.test(asked) ? '\r\nERROR\r\n' : undefined;
    };
    modem.service.start();
    await modem.clock.advance(20_000);
    expect(modem.service.snapshot().sim).toMatchObject({ state: 'ready', iccid: CARD_A.iccid });
  });

  test('whose AT+CPIN? never ends with OK is waited for once and then polled like any other', async () => {
    const modem = await createReadyModem();
    modem.reply = (asked) => {
      if (asked === 'ATI') return answer('Acme\r\nX1\r\nRevision: 1');
      return asked === 'AT+CPIN?' ? '\r\n+CPIN: READY\r\n' : undefined;
    };
    modem.service.identifyAgain();
    await modem.clock.advance(60_000);
    expect(modem.service.snapshot()).toMatchObject({ phase: 'ready', sim: { state: 'ready' } });
    const before = modem.countOf(/CPIN\?/);
    await modem.clock.advance(60_000);
    expect(modem.countOf(/CPIN\?/) - before).toBeGreaterThanOrEqual(10);
    expect(modem.service.snapshot().recovery).toBeNull();
  });
});
