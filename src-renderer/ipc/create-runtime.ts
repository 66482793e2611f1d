import type { TFunction } from 'i18next';
import type { Bridge } from '../../src-main/shared/ipc-schema.ts';
import { err } from '../../src-main/shared/result.ts';
import type { Runtime } from '../runtime.tsx';
import type { WindowStore } from '../store/window-store.ts';
import { createNowTicker } from '../ui/now-ticker.ts';

const SECOND_MS = 1000;
const HALF_MINUTE_MS = 30_000;

export function createRuntime(bridge: Bridge, store: WindowStore, resync: () => void, t: TFunction): Runtime {
  return {
    store,
    resync,
    listDevices: () => bridge.invoke('devices:list'),
    seconds: createNowTicker(SECOND_MS),
    halfMinutes: createNowTicker(HALF_MINUTE_MS),
    async call(channel, ...request) {
      try {
        return await bridge.invoke(channel, ...request);
      } catch (error) {
        return err(t('app.callFailed', { detail: String(error) }));
      }
    },
  };
}
