const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('portlight', {
  invoke: (channel, request) => ipcRenderer.invoke('harness', channel, request),
  on: (channel, listener) => {
    const relay = (_event, payload) => listener(payload);
    ipcRenderer.on(channel, relay);
    return () => ipcRenderer.removeListener(channel, relay);
  },
});
