import type { InvokeChannel } from '../../src-main/shared/ipc-channels.ts';
import type { Bridge, IpcRequest } from '../../src-main/shared/ipc-schema.ts';

declare global {
  interface Window {
    /** Set by the preload; absent when it failed to load. */
    readonly portlight?: Bridge;
  }
}

/** Calls that change something: all of them answer with done, or why not. */
export type ActionChannel = Exclude<
  InvokeChannel,
  'snapshot:get' | 'devices:list' | 'book:import' | 'sync:check' | 'journal:search'
>;
export type ActionRequest<C extends ActionChannel> = IpcRequest<C> extends undefined ? [] : [IpcRequest<C>];

export function findBridge(): Bridge | null {
  return window.portlight ?? null;
}
