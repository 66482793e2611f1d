import { contextBridge, ipcRenderer } from 'electron';
import { eventChannels, invokeChannels } from '../shared/ipc-channels.ts';

const calls: readonly string[] = invokeChannels;
const events: readonly string[] = eventChannels;

// The typed face of this is shared/ipc-schema.ts `Bridge`; here stands only what the sandbox must enforce: known names.
contextBridge.exposeInMainWorld('portlight', {
  invoke(channel: string, request?: unknown): Promise<unknown> {
    if (!calls.includes(channel)) return Promise.reject(new Error(`unknown call ${channel}`));
    return ipcRenderer.invoke(channel, request);
  },
  on(channel: string, listener: (event: unknown) => void): () => void {
    if (!events.includes(channel)) throw new Error(`unknown event ${channel}`);
    const relay = (_event: unknown, payload: unknown) => listener(payload);
    ipcRenderer.on(channel, relay);
    return () => ipcRenderer.removeListener(channel, relay);
  },
});
