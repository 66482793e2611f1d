import type { PortView } from '../shared/port-view.ts';
import type { Snapshot } from '../shared/snapshot.ts';

/** What /status and /metrics are made of. Everything here is public on this computer: no key, no request bodies. */
export type StatusSource = Pick<Snapshot, 'app' | 'ports' | 'sync'>;

/** The `/status` document of the design's contracts. Unknown values are null, times ISO 8601 UTC. */
export function statusDocument({ app, ports, sync }: StatusSource) {
  const { mode, state, lastAttemptAt, lastAcceptedAt, nextAt, lastError, desired, sent, accepted, gaps } =
    sync;
  return {
    version: app.version,
    startedAt: app.startedAt,
    settled: app.settled,
    ports: ports.map(portDocument),
    sync: {
      mode,
      state,
      lastAttemptAt,
      lastAcceptedAt,
      nextAt,
      lastError: lastError === null ? null : `${lastError.code}: ${lastError.text}`,
      desired: desired.map(({ number }) => number),
      sent,
      accepted: accepted.map(({ number, id }) => ({ number, id })),
      gaps,
    },
  };
}

/** Why a number is not known may be an operator's answer, which tells a balance: that is for the window alone. */
function reasonText(reason: PortView['reason']): string | null {
  if (reason === null) return null;
  return reason.code === 'number-unknown' || reason.detail === null
    ? reason.code
    : `${reason.code}: ${reason.detail}`;
}

function portDocument(port: PortView) {
  const { id, path, state, reason, modem, sim, registration, signalDbm, rent, paused, upstream } = port;
  return {
    id,
    path,
    state,
    reason: reasonText(reason),
    modem,
    sim: {
      iccid: sim.iccid,
      imsi: sim.imsi,
      number: sim.number,
      countryId: sim.countryId,
      operator: sim.operator,
    },
    registration,
    signalDbm,
    rent,
    paused,
    upstream: { status: upstream.status, id: upstream.id, at: upstream.at },
  };
}
