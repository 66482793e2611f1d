import { createContext, type ReactElement, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { DeviceView } from '../src-main/shared/device-view.ts';
import type { Ack } from '../src-main/shared/ipc-schema.ts';
import type { ActionChannel, AskAnswer, AskChannel, RequestOf } from './ipc/bridge.ts';
import type { WindowState, WindowStore } from './store/window-store.ts';
import type { NowTicker } from './ui/now-ticker.ts';

/** What the components share. Passed by context, so that a harness or a test can pass its own. */
export interface Runtime {
  readonly store: WindowStore;
  /** Never rejects: a broken bridge is an `Ack` with words, too. */
  call<C extends ActionChannel>(channel: C, ...request: RequestOf<C>): Promise<Ack>;
  /** Never rejects, as `call`. */
  ask<C extends AskChannel>(channel: C, ...request: RequestOf<C>): Promise<AskAnswer<C>>;
  listDevices(): Promise<readonly DeviceView[]>;
  resync(): void;
  readonly seconds: NowTicker;
  readonly halfMinutes: NowTicker;
}

const RuntimeContext = createContext<Runtime | null>(null);

export function RuntimeProvider({
  runtime,
  children,
}: {
  runtime: Runtime;
  children: ReactNode;
}): ReactElement {
  return <RuntimeContext value={runtime}>{children}</RuntimeContext>;
}

export function useRuntime(): Runtime {
  const runtime = useContext(RuntimeContext);
  if (runtime === null) throw new Error('used outside of RuntimeProvider');
  return runtime;
}

export function useWindow<T>(selector: (state: WindowState) => T): T {
  return useStore(useRuntime().store, selector);
}
