/**
 * Prefixes of lines that come unasked and say nothing we need; without sign and colon, upper case. No command of ours is
 * answered with one of them, so such a line is never an answer.
 */
const NOISE_PREFIXES: ReadonlySet<string> = new Set([
  // 27.007, 27.005
  ...['CMTI', 'CMT', 'CDSI', 'CDS', 'CBM', 'CBMI', 'CIEV', 'CGEV', 'CTZV', 'CTZE', 'CTZDST', 'CALA', 'CRC'],
  ...[
    'CUSATP',
    'CUSATS',
    'CUSATEND',
    'CEDRXP',
    'CSCON',
    'C5GREG',
    'CPSB',
    'CIREGU',
    'CGDSCONT',
    'CNEM',
    'CNEC',
  ],
  // Huawei
  ...[
    'BOOT',
    'MODE',
    'DSFLOWRPT',
    'HCSQ',
    'SRVST',
    'STIN',
    'CSNR',
    'CERSSI',
    'ANLEVEL',
    'LTERSRP',
    'RSSILVL',
  ],
  ...[
    'NWTIME',
    'THERM',
    'NDISSTAT',
    'DSDORMANT',
    'SMMEMFULL',
    'LOCCHD',
    'XLEMA',
    'CRSSI',
    'HDRRSSI',
    'RFSWITCH',
  ],
  ...[
    'STSF',
    'CCSI',
    'PCSCRSP',
    'ECCLIST',
    'NWNAME',
    'DSFLOWQRY',
    'POSEND',
    'POSERR',
    'EPOSALLR',
    'LWURC',
    'NDISEND',
  ],
  // ZTE
  ...[
    'ZUSIMR',
    'ZPASR',
    'ZDONR',
    'ZSMONR',
    'ZMSRI',
    'ZDIRR',
    'ZCONSTAT',
    'ZEND',
    'ZIPCALL',
    'ZPSTM',
    'ZMMI',
    'ZURDY',
  ],
  // SIMCom
  ...[
    'PSUTTZ',
    'PSNWID',
    'DST',
    'ISIMAID',
    'EUICC',
    'MGCOUNT',
    'STKURC',
    'CSMINS',
    'VOICE CALL',
    'NITZ',
    'APP PDP',
  ],
  ...['STK', 'STKSMENU', 'STKTERM', 'RXDTMF', 'CGNSURC', 'SAPBR', 'BTPAIR', 'CPSMSTATUS', 'CREC'],
  // Quectel
  ...[
    'QIND',
    'QIURC',
    'QNITZ',
    'QSTK',
    'QSTKURC',
    'QGURC',
    'QUSIM',
    'QNWLOCK',
    'QCFG',
    'QDTMF',
    'QTONEDET',
    'QSIMVOL',
  ],
  // Wavecom, Telit, Cinterion, Option, Icera
  ...[
    'WIND',
    'WDCI',
    'WIPPEERCLOSE',
    'WVMI',
    'CCED',
    'CIND',
    'SIS',
    'SISR',
    'SISW',
    'SCTM',
    'SCKS',
    'SBC',
    'SSTN',
    'SIND',
  ],
  ...[
    'OSIGQ',
    'OSSYSI',
    'OPON',
    'OWCTI',
    'OCTI',
    'OUWCTI',
    'OWANCALL',
    'OBLS',
    'OCALL',
    'NWSTATE',
    'IPDPACT',
    'NEMSM',
  ],
  ...[
    'CTZV',
    'NOTIFYEV',
    'STKEV',
    'STN',
    'PBREADY',
    'XSIM',
    'XSIMSTATE',
    'XCALLSTAT',
    'XREG',
    'XNITZINFO',
    'XCIEV',
  ],
  // Ericsson, MediaTek
  ...[
    'EMRDY',
    'EPEV',
    'EMWI',
    'ESIMSR',
    'ERINFO',
    'E2NAP',
    'ECAV',
    'EUSIM',
    'ESIMS',
    'EIND',
    'ECPI',
    'EIUCSURC',
    'EDMFAPP',
  ],
]);

const PREFIXED = /^[+^*#%!&$_]?([A-Z0-9][A-Z0-9 ]*[A-Z0-9])\s?:/i;
const BARE_NOISE =
  /^(?:UNDER.?VOLTAGE WARN+ING|OVER.?VOLTAGE WARN+ING|(?:OVER|UNDER).?TEMPERATURE.*|\*EMRDY.*|\+?SMS FULL|SMSFULL|\^SMMEMFULL.*|VOICE CALL.*|\+ZUSIMR.*|\+PACSP\d?.*|HDR RSSI.*)$/i;
/** GPS sentences and u-blox URCs, which all start with `+UU`. */
const FAMILY = /^(?:\$G[A-Z]{4},|\$PQ?[A-Z]+,|\+UU[A-Z0-9]+:)/i;

/** A line of the kind that modems send unasked and that carries nothing for us. */
export function isNoise(line: string): boolean {
  const prefix = PREFIXED.exec(line)?.[1]?.toUpperCase();
  return (prefix !== undefined && NOISE_PREFIXES.has(prefix)) || BARE_NOISE.test(line) || FAMILY.test(line);
}
