import type { TFunction } from 'i18next';
import type { Ack, Bridge } from '../../src-main/shared/ipc-schema.ts';
import { err, type Result } from '../../src-main/shared/result.ts';
import type { Runtime } from '../runtime.tsx';
import type { WindowStore } from '../store/window-store.ts';
import { createNowTicker } from '../ui/now-ticker.ts';

const SECOND_MS = 1000;
const HALF_MINUTE_MS = 30_000;

export function createRuntime(bridge: Bridge, store: WindowStore, resync: () => void, t: TFunction): Runtime {
  const orWords = async <T>(answer: Promise<T>): Promise<T | Result<never>> => {
    try {
      return await answer;
    } catch (error) {
      return err(t('app.callFailed', { detail: String(error) }));
    }
  };

  return {
    store,
    resync,
    listDevices: () => bridge.invoke('devices:list'),
    seconds: createNowTicker(SECOND_MS),
    halfMinutes: createNowTicker(HALF_MINUTE_MS),
    call: (channel, ...request) => orWords<Ack>(bridge.invoke(channel, ...request)),
    ask: (channel, ...request) => orWords(bridge.invoke(channel, ...request)),
  };
}
