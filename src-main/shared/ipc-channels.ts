/** Names alone, so that the sandboxed preload carries no validator. ipc-schema.ts must cover exactly these. */
export const invokeChannels = [
  'snapshot:get',
  'sync:now',
  'port:set-rent',
  'port:set-paused',
  'port:set-number',
  'port:set-price',
  'port:enter-pin',
  'port:find-number',
  'port:identify',
  'port:add',
  'port:remove',
  'devices:list',
  'book:import',
  'sync:check',
  'journal:search',
  'journal:export',
  'settings:set-upstream',
  'settings:update',
  'settings:set-ussd-codes',
  'notice:dismiss',
  'window:painted',
  'app:start-demo',
  'app:quit',
] as const;

export const eventChannels = ['snapshot:delta'] as const;

export type InvokeChannel = (typeof invokeChannels)[number];
export type EventChannel = (typeof eventChannels)[number];
