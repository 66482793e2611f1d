import { ipcMain } from 'electron';
import { type InvokeChannel, invokeChannels } from '../shared/ipc-channels.ts';
import { isTrustedSender } from './trusted-sender.ts';

/** Who answers the window's calls. */
export interface Answerer {
  answer(channel: InvokeChannel, payload: unknown): Promise<unknown>;
  /** Told what was refused or went wrong; never the payload, which may hold a key. */
  warn(message: string): void;
}

/**
 * Takes the window's calls from the first moment on; they wait until somebody can answer, so that the page loads while the
 * app is still being put together. Calls of unknown senders are dropped and logged. Returns the function that closes the gate.
 */
export function openIpcGate(appOrigin: string, opening: Promise<Answerer>): () => void {
  for (const channel of invokeChannels) {
    ipcMain.handle(channel, async (event, payload: unknown) => {
      // Asked now: the frame may be gone, or another one, by the time of the answer.
      const isTrusted = isTrustedSender(event.senderFrame, appOrigin);
      const { answer, warn } = await opening;
      if (isTrusted) return await answer(channel, payload);
      warn(`${channel}: dropped, the sender is not our window`);
      throw new Error('not allowed');
    });
  }
  return () => {
    for (const channel of invokeChannels) ipcMain.removeHandler(channel);
  };
}
