/**
 * Countries with 3-digit MNCs, by MCC. `all`: every MNC has 3 digits. Else the ranges that have 3; the rest has 2.
 * Taken from the operators' list of mcc-mnc-list 1.1.11 (ITU bulletins through Wikipedia); a test compares the two, so a
 * newer list shows what changed here.
 */
export const THREE_DIGIT_MNCS: Readonly<
  Record<string, 'all' | readonly (readonly [from: number, to: number])[]>
> = {
  '001': [[1, 1]],
  '208': [
    [500, 504],
    [700, 714],
  ],
  '214': [[700, 701]],
  '250': [[811, 811]],
  '255': [[701, 701]],
  '302': 'all',
  '310': 'all',
  '311': 'all',
  '312': 'all',
  '313': 'all',
  '314': 'all',
  '315': 'all',
  '316': 'all',
  '330': 'all',
  '334': 'all',
  // 338-05 stands beside 338-050
  '338': [
    [20, 40],
    [50, 50],
    [70, 180],
  ],
  '342': 'all',
  '344': 'all',
  '346': 'all',
  '348': 'all',
  '350': [[7, 7]],
  '352': 'all',
  '354': 'all',
  '356': 'all',
  '358': 'all',
  '360': 'all',
  '365': 'all',
  '366': 'all',
  '374': [
    [120, 120],
    [129, 130],
    [140, 140],
  ],
  '376': 'all',
  // India: 405-025 to 047 and from 750 on; 405-01 to 70 beside them
  '405': [
    [25, 39],
    [41, 47],
    [750, 999],
  ],
  '441': [[200, 212]],
  '467': [[193, 193]],
  '502': [[150, 157]],
  '708': 'all',
  '710': [[300, 300]],
  '714': [[20, 20]],
  '722': 'all',
  '732': 'all',
  '738': [
    [2, 3],
    [40, 40],
  ],
  '750': 'all',
  '999': [[999, 999]],
};
