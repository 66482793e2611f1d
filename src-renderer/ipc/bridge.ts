import type { InvokeChannel } from '../../src-main/shared/ipc-channels.ts';
import type { Bridge, IpcRequest, IpcResponse } from '../../src-main/shared/ipc-schema.ts';
import type { Result } from '../../src-main/shared/result.ts';

declare global {
  interface Window {
    /** Set by the preload; absent when it failed to load. */
    readonly portlight?: Bridge;
  }
}

/** Calls that answer with a value, or with why there is none. */
export type AskChannel = 'book:import' | 'sync:check' | 'journal:search' | 'journal:export';
/** Calls that change something: all of them answer with done, or why not. */
export type ActionChannel = Exclude<InvokeChannel, 'snapshot:get' | 'devices:list' | AskChannel>;
export type RequestOf<C extends InvokeChannel> = IpcRequest<C> extends undefined ? [] : [IpcRequest<C>];
/** A broken bridge is an answer with words, too. */
export type AskAnswer<C extends AskChannel> = IpcResponse<C> | Result<never>;

export function findBridge(): Bridge | null {
  return window.portlight ?? null;
}
