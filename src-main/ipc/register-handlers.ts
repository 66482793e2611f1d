import { ipcMain } from 'electron';
import { type InvokeChannel, invokeChannels } from '../shared/ipc-channels.ts';
import { type IpcParsedRequest, type IpcResponse, requestSchemas } from '../shared/ipc-schema.ts';
import { err } from '../shared/result.ts';
import { isTrustedSender } from './trusted-sender.ts';

/** One function for each channel of the schema; the compiler asks for all of them. */
export type IpcHandlers = {
  readonly [C in InvokeChannel]: (request: IpcParsedRequest<C>) => IpcResponse<C> | Promise<IpcResponse<C>>;
};

export interface IpcGate {
  readonly handlers: IpcHandlers;
  readonly appOrigin: string;
  /** Called with what was refused or went wrong; never with the payload, which may hold a key. */
  readonly warn: (message: string) => void;
}

/** Answers the window's calls. Payloads are parsed before a handler sees them; unknown senders are dropped and logged. */
export function registerHandlers(gate: IpcGate): () => void {
  for (const channel of invokeChannels) {
    ipcMain.handle(channel, async (event, payload: unknown) => {
      if (!isTrustedSender(event.senderFrame, gate.appOrigin)) {
        gate.warn(`${channel}: dropped, the sender is not our window`);
        throw new Error('not allowed');
      }
      return await answer(channel, payload, gate);
    });
  }
  return () => {
    for (const channel of invokeChannels) ipcMain.removeHandler(channel);
  };
}

async function answer<C extends InvokeChannel>(
  channel: C,
  payload: unknown,
  gate: IpcGate,
): Promise<unknown> {
  const parsed = requestSchemas[channel].safeParse(payload);
  if (!parsed.success) {
    gate.warn(`${channel}: the request does not fit its schema`);
    return err('The window sent something unexpected. Please restart Portlight; if it stays, report it.');
  }
  try {
    return await gate.handlers[channel](parsed.data as IpcParsedRequest<C>);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    gate.warn(`${channel}: ${why}`);
    return err(`That did not work: ${why}`);
  }
}
