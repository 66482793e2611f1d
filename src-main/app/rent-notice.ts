import type { Engine } from '../engine/engine.ts';
import type { Unsubscribe } from '../shared/emitter.ts';
import type { Notice } from '../shared/snapshot.ts';
import type { Notices } from './notices.ts';

const ID = 'rent-off';
const PORTS_NAMED = 8;

/** Tells of ports whose rent is off because another SIM came in (decision 6): one notice, however many there are. */
export function tellLapsedRents(
  notices: Notices,
  engine: Pick<Engine, 'lapsedRents' | 'onChange'>,
): Unsubscribe {
  let told = new Set<string>();
  return engine.onChange(() => {
    const lapsed = engine.lapsedRents();
    if (lapsed.length === 0) {
      told.clear();
      notices.settle(ID);
      return;
    }
    const keys = lapsed.map(({ portId, iccid }) => `${portId} ${iccid}`);
    const isNews = keys.some((key) => !told.has(key));
    told = new Set(keys);
    // Dismissed, it comes back for another port, and not because one of them is settled.
    if (isNews || notices.list().some(({ id }) => id === ID)) {
      notices.add(noticeOf(lapsed.map(({ portId }) => portId)));
    }
  });
}

function noticeOf(ports: readonly string[]): Notice {
  const [first = ''] = ports;
  const named = ports.slice(0, PORTS_NAMED).join(', ');
  const all = ports.length > PORTS_NAMED ? `${named} and ${ports.length - PORTS_NAMED} more` : named;
  return ports.length === 1
    ? {
        id: ID,
        level: 'info',
        title: `Rent is off in ${first}: another SIM`,
        text: `${first} holds another SIM than the one you switched rent on for. Switch it on again if this one may be rented.`,
      }
    : {
        id: ID,
        level: 'info',
        title: `Rent is off in ${ports.length} ports: other SIMs`,
        text: `${all} hold other SIMs than those you switched rent on for. Switch it on again where they may be rented.`,
      };
}
