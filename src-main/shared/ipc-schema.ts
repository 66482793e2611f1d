import * as z from 'zod/mini';
import type { DeviceView } from './device-view.ts';
import { asIccid, asPortId, type Iccid } from './ids.ts';
import type { EventChannel, InvokeChannel } from './ipc-channels.ts';
import type { Result } from './result.ts';
import type { Snapshot, SnapshotDelta } from './snapshot.ts';

/** What comes back from every call that changes something: done, or why not, in plain words. */
export type Ack = Result<null>;

const nothing = z.undefined();
const portId = z.pipe(
  z.string().check(z.minLength(1), z.maxLength(99)),
  z.transform((text, context) => {
    const id = asPortId(text);
    if (id !== null) return id;
    context.issues.push({ code: 'custom', message: 'not a port id', input: text });
    return z.NEVER;
  }),
);
const iccid = z.nullable(z.custom<Iccid>((value) => typeof value === 'string' && asIccid(value) !== null));
const shortText = z.string().check(z.maxLength(2000));

/** Payload validators of every call a window can make. Main parses with them, the window's types are derived from them. */
export const requestSchemas = {
  'snapshot:get': nothing,
  'sync:now': nothing,
  /** `iccid` here and below: the SIM that the person saw, so that a card swapped meanwhile is not meant. */
  'port:set-rent': z.strictObject({ portId, rent: z.boolean(), iccid }),
  'port:set-paused': z.strictObject({ portId, paused: z.boolean() }),
  /** `number` as typed, any spelling; null forgets the typed number. */
  'port:set-number': z.strictObject({ portId, number: z.nullable(shortText), iccid }),
  'port:identify': z.strictObject({ portId }),
  'port:add': z.strictObject({ addresses: z.array(shortText).check(z.minLength(1), z.maxLength(512)) }),
  'port:remove': z.strictObject({ portId }),
  'devices:list': nothing,
  /** `apiKey` null keeps the stored one. */
  'settings:set-upstream': z.strictObject({ url: shortText, apiKey: z.nullable(shortText) }),
  'settings:update': z.strictObject({
    theme: z.optional(z.enum(['system', 'light', 'dark'])),
    density: z.optional(z.enum(['auto', 'cards', 'table'])),
    rentExplained: z.optional(z.boolean()),
    goodbye: z.optional(z.enum(['ask', 'leave', 'take-off'])),
  }),
  'notice:dismiss': z.strictObject({ id: shortText }),
  /** The first grid stands on the screen: what a start-up takes is measured up to here. */
  'window:painted': nothing,
  'app:start-demo': nothing,
  'app:quit': nothing,
} as const satisfies Record<InvokeChannel, z.ZodMiniType>;

type ResponseOf<C extends InvokeChannel> = C extends 'snapshot:get'
  ? Snapshot
  : C extends 'devices:list'
    ? readonly DeviceView[]
    : Ack;

/** As the window writes it (before parsing). */
export type IpcRequest<C extends InvokeChannel> = z.input<(typeof requestSchemas)[C]>;
/** As a handler gets it (after parsing). */
export type IpcParsedRequest<C extends InvokeChannel> = z.output<(typeof requestSchemas)[C]>;
export type IpcResponse<C extends InvokeChannel> = ResponseOf<C>;

interface IpcEvents extends Record<EventChannel, unknown> {
  'snapshot:delta': SnapshotDelta;
}

/** What the preload puts on `window.portlight`. */
export interface Bridge {
  invoke<C extends InvokeChannel>(
    channel: C,
    ...request: IpcRequest<C> extends undefined ? [] : [IpcRequest<C>]
  ): Promise<IpcResponse<C>>;
  /** Returns the function that stops listening. */
  on<C extends EventChannel>(channel: C, listener: (event: IpcEvents[C]) => void): () => void;
}
