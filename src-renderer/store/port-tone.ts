import { isOnSale, needsYou } from '../../src-main/shared/overall-status.ts';
import type { PortView } from '../../src-main/shared/port-view.ts';

/**
 * What a colour means, everywhere in the window. `good`: accepted upstream. `working`: goes on by itself.
 * `attention`: needs a person. `refused`: the upstream refuses it. `quiet`: paused or empty.
 */
export type Tone = 'good' | 'working' | 'attention' | 'refused' | 'quiet';

export function toneOfPort(port: PortView): Tone {
  if (port.paused || port.state === 'paused') return 'quiet';
  if (needsYou(port)) return port.state === 'attention' ? 'attention' : 'refused';
  return isOnSale(port) ? 'good' : 'working';
}

/** The one word beside the shape. */
type StateWord =
  | 'onSale'
  | 'ready'
  | 'reporting'
  | 'starting'
  | 'waiting'
  | 'needsYou'
  | 'refused'
  | 'paused';

export function stateWordOf(port: PortView): StateWord {
  switch (toneOfPort(port)) {
    case 'good':
      return 'onSale';
    case 'attention':
      return 'needsYou';
    case 'refused':
      return 'refused';
    case 'quiet':
      return 'paused';
    case 'working':
      // Before an upstream is set, or the pool has settled, nothing is being reported yet.
      if (port.state === 'active') return port.upstream.status === 'unconfirmed' ? 'reporting' : 'ready';
      return port.state === 'starting' ? 'starting' : 'waiting';
  }
}

/** Ports that a person must look at: they come first, and are counted in "Need you". */
export function needsPerson(port: PortView): boolean {
  const tone = toneOfPort(port);
  return tone === 'attention' || tone === 'refused';
}
