import type { SandboxUpstream } from '../../src-main/sandbox/upstream-server.ts';
import type { Facts } from './facts.ts';
import type { LeftProfile } from './profile-reader.ts';
import { acceptedKeys, entriesOf, keyOf, standingKeys } from './standing.ts';

type Requests = SandboxUpstream['requests'];

/** Everything that is wrong with what a kill left behind, one sentence each. `before`: what the kill before it left. */
export function findFaults(
  left: LeftProfile,
  before: LeftProfile | null,
  facts: Facts,
  upstream: Pick<SandboxUpstream, 'requests' | 'numbers'>,
): readonly string[] {
  return [
    ...left.findings,
    ...facts.compare(left.facts),
    ...findLostRequests(left, upstream.requests),
    ...findLedgerFaults(left, [...upstream.numbers.keys()]),
    ...findMovedDates(left, before, upstream.requests),
  ];
}

/** Every request that arrived stands in the journal, in the same order; rows between them never got there. */
function findLostRequests({ requests }: LeftProfile, received: Requests): readonly string[] {
  const rows = requests.toReversed().map(({ request }) => JSON.stringify(JSON.parse(request)));
  let row = 0;
  for (const [place, { body }] of received.entries()) {
    while (row < rows.length && rows[row] !== body) row++;
    if (row === rows.length) return [`request ${place + 1} of ${received.length} is not in the journal`];
    row++;
  }
  return [];
}

/** What stands upstream, and what the app takes for accepted, is what the rows of the journal say. */
function findLedgerFaults({ requests, accepted }: LeftProfile, listed: readonly string[]): readonly string[] {
  const findings: string[] = [];
  if (!standingKeys(requests).has(keyOf(listed)))
    findings.push(`upstream stands [${listed}], and no row of the journal says why`);
  if (!acceptedKeys(requests).has(keyOf(accepted ?? [])))
    findings.push(`accepted is [${accepted}], but the journal's accepted rows say otherwise`);
  return findings;
}

/** Once a first sale is on record its date goes into every list, whatever happens. */
function findMovedDates(
  left: LeftProfile,
  before: LeftProfile | null,
  received: Requests,
): readonly string[] {
  if (before === null) return [];
  const findings: string[] = [];
  for (const [iccid, at] of before.firstSales) {
    const now = left.firstSales.get(iccid);
    if (now !== at) findings.push(`the first sale of ${iccid} moved from ${at} to ${now}`);
  }
  const since = received.slice(before.requests.length === 0 ? 0 : -MOST_OF_A_ROUND);
  for (const { body, atMs } of since) {
    if (atMs < lastRowMs(before)) continue;
    for (const { number, date_start: told } of entriesOf(body)) {
      const at = before.firstSales.get(left.ownerOf.get(number) ?? '');
      if (at !== undefined && told !== at) findings.push(`${number} was listed as of ${told}, not ${at}`);
    }
  }
  return findings;
}

/** Far more requests than fit between two kills. */
const MOST_OF_A_ROUND = 100;

function lastRowMs({ requests }: LeftProfile): number {
  return Date.parse(requests[0]?.at ?? '') || 0;
}
