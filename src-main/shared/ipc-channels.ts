/** Names alone, so that the sandboxed preload carries no validator. ipc-schema.ts must cover exactly these. */
export const invokeChannels = [
  'snapshot:get',
  'sync:now',
  'port:set-rent',
  'port:set-paused',
  'port:set-number',
  'port:identify',
  'port:add',
  'port:remove',
  'devices:list',
  'settings:set-upstream',
  'settings:update',
  'notice:dismiss',
  'window:painted',
  'app:start-demo',
  'app:quit',
] as const;

export const eventChannels = ['snapshot:delta'] as const;

export type InvokeChannel = (typeof invokeChannels)[number];
export type EventChannel = (typeof eventChannels)[number];
