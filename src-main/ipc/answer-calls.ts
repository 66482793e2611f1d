import type { InvokeChannel } from '../shared/ipc-channels.ts';
import { type IpcParsedRequest, type IpcResponse, requestSchemas } from '../shared/ipc-schema.ts';
import { err } from '../shared/result.ts';
import type { Answerer } from './ipc-gate.ts';

/** One function for each channel of the schema; the compiler asks for all of them. */
export type IpcHandlers = {
  readonly [C in InvokeChannel]: (request: IpcParsedRequest<C>) => IpcResponse<C> | Promise<IpcResponse<C>>;
};

/** Answers the window's calls. Payloads are parsed before a handler sees them; a handler that throws is told in words. */
export function createAnswerer(handlers: IpcHandlers, warn: Answerer['warn']): Answerer {
  return { warn, answer: (channel, payload) => answer(channel, payload, handlers, warn) };
}

async function answer<C extends InvokeChannel>(
  channel: C,
  payload: unknown,
  handlers: IpcHandlers,
  warn: Answerer['warn'],
): Promise<unknown> {
  const parsed = requestSchemas[channel].safeParse(payload);
  if (!parsed.success) {
    warn(`${channel}: the request does not fit its schema`);
    return err('The window sent something unexpected. Please restart Portlight; if it stays, report it.');
  }
  try {
    return await handlers[channel](parsed.data as IpcParsedRequest<C>);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    warn(`${channel}: ${why}`);
    return err(`That did not work: ${why}`);
  }
}
