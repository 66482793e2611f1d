import { COUNTRY_PLANS, type CountryPlan, type OperatorPlan } from './country-plan-data.ts';
import { luhnCheckDigit } from './luhn.ts';
import { between, pick, type Random, randomDigits } from './random.ts';
import type { SimulatedSim } from './simulated-sim.ts';

const IMSI_LENGTH = 15;

/** `count` believable SIMs of several countries, no two with the same ICCID, IMSI or number. */
export function createSims(count: number, random: Random): readonly SimulatedSim[] {
  const sims: SimulatedSim[] = [];
  const taken = new Set<string>();
  while (sims.length < count) {
    const plan = COUNTRY_PLANS[sims.length % COUNTRY_PLANS.length] ?? pick(COUNTRY_PLANS, random);
    const sim = createSim(plan, random);
    const keys = [sim.iccid, sim.imsi, sim.number ?? ''];
    if (keys.some((key) => taken.has(key))) continue;
    for (const key of keys) taken.add(key);
    sims.push(sim);
  }
  return sims;
}

function createSim(plan: CountryPlan, random: Random): SimulatedSim {
  const operator = pick(plan.operators, random);
  const plmn = plan.mcc + operator.mnc;
  return {
    iccid: createIccid(plan, operator, random),
    imsi: plmn + randomDigits(IMSI_LENGTH - plmn.length, random),
    number: `+${plan.callingCode}${createNationalNumber(operator, random)}`,
    numberInCnum: true,
    mncLength: operator.mnc.length === 3 ? 3 : 2,
    network: { plmn, name: operator.name },
    ownNumberUssd: plan.ownNumberUssd,
  };
}

/** The digit after the prefix is 2 to 9: in several plans a 0 or 1 there is no subscriber number. */
function createNationalNumber(operator: OperatorPlan, random: Random): string {
  const start = pick(operator.prefixes, random) + between(2, 9, random);
  return start + randomDigits(operator.nationalLength - start.length, random);
}

/** ITU-T E.118: 89, country, issuer, account, check digit. */
function createIccid(plan: CountryPlan, operator: OperatorPlan, random: Random): string {
  const start = `89${plan.callingCode.padStart(2, '0')}${operator.mnc}`;
  const body = start + randomDigits(plan.iccidLength - 1 - start.length, random);
  return body + luhnCheckDigit(body);
}
