import { asPortId, type PortId } from '../../src-main/shared/ids.ts';
import type { PortView } from '../../src-main/shared/port-view.ts';

export function portId(text: string): PortId {
  const id = asPortId(text);
  if (id === null) throw new Error(`not a port id: ${text}`);
  return id;
}

/** A port that is being opened, with what a test wants different. */
export function makePortView(id: string, changes: Partial<PortView> = {}): PortView {
  return {
    id: portId(id),
    path: `/dev/tty${id}`,
    siblings: [],
    state: 'starting',
    reason: { code: 'opening', detail: null },
    modem: { manufacturer: null, model: null, revision: null, imei: null },
    sim: {
      iccid: null,
      imsi: null,
      number: null,
      numberSource: null,
      countryId: null,
      operator: null,
      numberWarning: null,
      evidence: [],
      price: null,
      pinTriesLeft: null,
    },
    recovery: null,
    network: null,
    registration: null,
    signalDbm: null,
    rent: false,
    paused: false,
    upstream: { status: 'none', id: null, at: null, text: null },
    ...changes,
  };
}
