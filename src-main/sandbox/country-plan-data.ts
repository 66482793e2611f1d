/** What is needed to make believable SIMs of a country. Numbering and network codes: ITU E.164 and E.212 lists. */
export interface CountryPlan {
  readonly name: string;
  readonly callingCode: string;
  readonly mcc: string;
  readonly operators: readonly OperatorPlan[];
  /** Digits of an ICCID, check digit included. */
  readonly iccidLength: 19 | 20;
  readonly ownNumberUssd: string;
}

export interface OperatorPlan {
  readonly mnc: string;
  readonly name: string;
  /** National mobile prefixes, without a trunk zero. */
  readonly prefixes: readonly string[];
  /** Digits of a national number, prefix included. */
  readonly nationalLength: number;
}

export const COUNTRY_PLANS: readonly CountryPlan[] = [
  {
    name: 'Sweden',
    callingCode: '46',
    mcc: '240',
    iccidLength: 20,
    ownNumberUssd: '*110#',
    operators: [
      { mnc: '01', name: 'Telia SE', prefixes: ['70', '72'], nationalLength: 9 },
      { mnc: '07', name: 'Tele2 SE', prefixes: ['70', '76'], nationalLength: 9 },
      { mnc: '08', name: 'Telenor SE', prefixes: ['70', '73'], nationalLength: 9 },
    ],
  },
  {
    name: 'Germany',
    callingCode: '49',
    mcc: '262',
    iccidLength: 19,
    ownNumberUssd: '*135#',
    operators: [
      { mnc: '01', name: 'Telekom.de', prefixes: ['1511', '1512', '1514'], nationalLength: 11 },
      { mnc: '02', name: 'Vodafone.de', prefixes: ['172', '173', '174'], nationalLength: 10 },
      { mnc: '03', name: 'o2 - de', prefixes: ['176'], nationalLength: 11 },
    ],
  },
  {
    name: 'United Kingdom',
    callingCode: '44',
    mcc: '234',
    iccidLength: 19,
    ownNumberUssd: '*#100#',
    operators: [
      { mnc: '10', name: 'O2 - UK', prefixes: ['7712', '7802'], nationalLength: 10 },
      { mnc: '15', name: 'vodafone UK', prefixes: ['7748', '7899'], nationalLength: 10 },
      { mnc: '30', name: 'EE', prefixes: ['7950', '7984'], nationalLength: 10 },
    ],
  },
  {
    name: 'Poland',
    callingCode: '48',
    mcc: '260',
    iccidLength: 19,
    ownNumberUssd: '*100#',
    operators: [
      { mnc: '01', name: 'Plus', prefixes: ['601', '603', '605'], nationalLength: 9 },
      { mnc: '02', name: 'T-Mobile.pl', prefixes: ['602', '604'], nationalLength: 9 },
      { mnc: '06', name: 'Play', prefixes: ['790', '791'], nationalLength: 9 },
    ],
  },
  {
    name: 'Nigeria',
    callingCode: '234',
    mcc: '621',
    iccidLength: 20,
    ownNumberUssd: '*123*1*1#',
    operators: [
      { mnc: '20', name: 'Airtel NG', prefixes: ['802', '808'], nationalLength: 10 },
      { mnc: '30', name: 'MTN NG', prefixes: ['803', '806'], nationalLength: 10 },
      { mnc: '50', name: 'Glo NG', prefixes: ['805', '807'], nationalLength: 10 },
    ],
  },
  {
    name: 'Netherlands',
    callingCode: '31',
    mcc: '204',
    iccidLength: 19,
    ownNumberUssd: '*100#',
    operators: [
      { mnc: '04', name: 'vodafone NL', prefixes: ['62', '65'], nationalLength: 9 },
      { mnc: '08', name: 'KPN', prefixes: ['61', '63'], nationalLength: 9 },
    ],
  },
  {
    name: 'Spain',
    callingCode: '34',
    mcc: '214',
    iccidLength: 19,
    ownNumberUssd: '*100#',
    operators: [
      { mnc: '01', name: 'vodafone ES', prefixes: ['607', '610'], nationalLength: 9 },
      { mnc: '07', name: 'Movistar', prefixes: ['609', '619'], nationalLength: 9 },
    ],
  },
  {
    name: 'Kenya',
    callingCode: '254',
    mcc: '639',
    iccidLength: 20,
    ownNumberUssd: '*100*6#',
    operators: [
      { mnc: '02', name: 'Safaricom', prefixes: ['721', '722'], nationalLength: 9 },
      { mnc: '03', name: 'Airtel KE', prefixes: ['733', '735'], nationalLength: 9 },
    ],
  },
  {
    name: 'United States',
    callingCode: '1',
    mcc: '310',
    iccidLength: 19,
    ownNumberUssd: '#686#',
    operators: [
      { mnc: '260', name: 'T-Mobile', prefixes: ['206', '917'], nationalLength: 10 },
      { mnc: '410', name: 'AT&T', prefixes: ['214', '404'], nationalLength: 10 },
    ],
  },
];
