/**
 * What operators' customers dial to be told their own number, by home network: hints of common knowledge, not checked on live SIMs,
 * and operators change them. Only codes that ask and change nothing; a wrong one costs an answer without a number, which is not believed.
 * The user's own entries win. Names and networks as in mcc-mnc-list 1.1.11; a test compares them.
 */
export const USSD_CODES: readonly {
  readonly operator: string;
  readonly code: string;
  /** MCC and MNC of each network. */
  readonly networks: readonly string[];
}[] = [
  { operator: 'O2 (UK)', code: '*#100#', networks: ['23410'] },
  { operator: 'Vodafone UK', code: '*#100#', networks: ['23415'] },
  { operator: 'Tele2', code: '*110#', networks: ['24007'] },
  { operator: 'MTS', code: '*111*0887#', networks: ['25001'] },
  { operator: 'MegaFon', code: '*205#', networks: ['25002'] },
  { operator: 'Tele2', code: '*201#', networks: ['25020'] },
  { operator: 'Beeline', code: '*110*10#', networks: ['25099'] },
  { operator: 'Vodafone', code: '*161#', networks: ['25501'] },
  { operator: 'Kyivstar', code: '*161#', networks: ['25502', '25503'] },
  { operator: 'lifecell', code: '*161#', networks: ['25506'] },
  { operator: 'T-Mobile', code: '#686#', networks: ['310160', '310260'] },
  {
    operator: 'AirTel',
    code: '*282#',
    networks: [
      ...['40402', '40403', '40410', '40416', '40431', '40440', '40445', '40449', '40470', '40490', '40492'],
      ...['40493', '40494', '40495', '40496', '40497', '40498'],
      ...['40551', '40552', '40553', '40554', '40555', '40556'],
    ],
  },
  {
    operator: 'Vi India',
    code: '*199#',
    networks: [
      ...['40401', '40405', '40407', '40411', '40414', '40415', '40420', '40422', '40430', '40443', '40446'],
      ...['40456', '40460', '40478', '40482', '40486'],
      ...['40567', '40570', '405750', '405751', '405753', '405755', '405908'],
    ],
  },
  { operator: 'Jazz', code: '*99#', networks: ['41001', '41007'] },
  { operator: 'Ufone', code: '*780*3#', networks: ['41003'] },
  { operator: 'Zong', code: '*8#', networks: ['41004'] },
  { operator: 'Telenor', code: '*8888#', networks: ['41006'] },
  { operator: 'Ncell', code: '*103#', networks: ['42902'] },
  { operator: 'MobiFone', code: '*0#', networks: ['45201'] },
  { operator: 'Vinaphone', code: '*110#', networks: ['45202'] },
  { operator: 'Viettel Mobile', code: '*098#', networks: ['45204'] },
  { operator: 'Grameenphone', code: '*2#', networks: ['47001'] },
  { operator: 'Robi', code: '*2#', networks: ['47002'] },
  { operator: 'Banglalink', code: '*511#', networks: ['47003'] },
  { operator: 'TeleTalk', code: '*551#', networks: ['47004'] },
  { operator: 'Telkomsel', code: '*808#', networks: ['51010'] },
  { operator: 'AIS', code: '*545#', networks: ['52001', '52003'] },
  { operator: 'TrueMove H', code: '*933#', networks: ['52000', '52004'] },
  { operator: 'dtac', code: '*102#', networks: ['52005', '52018'] },
  { operator: 'Vodafone', code: '*878#', networks: ['60202'] },
  { operator: 'Etisalat', code: '*947#', networks: ['60203'] },
  { operator: 'MTN', code: '*156#', networks: ['62001'] },
  { operator: 'AirtelTigo', code: '*703#', networks: ['62003', '62006'] },
  { operator: 'Airtel', code: '*121*3*4#', networks: ['62120'] },
  { operator: 'MTN', code: '*123*1*1#', networks: ['62130'] },
  { operator: 'Glo', code: '*135*8#', networks: ['62150'] },
  { operator: '9mobile', code: '*248#', networks: ['62160'] },
  { operator: 'Airtel', code: '*282#', networks: ['63903'] },
  { operator: 'MTN', code: '*135*8#', networks: ['64110'] },
  { operator: 'Vodacom', code: '*135*501#', networks: ['65501'] },
  { operator: 'Cell C', code: '*147*100#', networks: ['65507'] },
  { operator: 'MTN', code: '*123*888#', networks: ['65510'] },
  { operator: 'TIM', code: '*846#', networks: ['72402', '72403', '72404'] },
  { operator: 'Claro', code: '*510#', networks: ['72405'] },
  { operator: 'Vivo', code: '*8486#', networks: ['72406', '72410', '72411', '72423'] },
];
