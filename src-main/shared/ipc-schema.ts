import * as z from 'zod/mini';
import type { CheckReport } from './check-report.ts';
import type { DeviceView } from './device-view.ts';
import { asIccid, asPortId, type Iccid } from './ids.ts';
import type { ImportReport } from './import-report.ts';
import type { EventChannel, InvokeChannel } from './ipc-channels.ts';
import type { JournalPage } from './journal-view.ts';
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

const moment = z.nullable(z.iso.datetime());
const journalQuery = z.strictObject({
  kind: z.enum(['all', 'requests', 'port-events']),
  text: z.nullable(shortText),
  portId: z.nullable(shortText),
  from: moment,
  to: moment,
  outcome: z.nullable(z.enum(['accepted', 'rejected', 'failed'])),
  before: z.nullable(shortText),
  limit: z.int().check(z.minimum(1), z.maximum(500)),
});
const graceMs = (max: number) => z.optional(z.int().check(z.minimum(0), z.maximum(max)));
const ussdCode = z.strictObject({
  mccMnc: z.string().check(z.regex(/^\d{5,6}$/)),
  operator: z.string().check(z.maxLength(100)),
  code: z.nullable(z.string().check(z.regex(/^[*#][\d*#]{1,40}$/))),
});

/** Payload validators of every call a window can make. Main parses with them, the window's types are derived from them. */
export const requestSchemas = {
  'snapshot:get': nothing,
  'sync:now': nothing,
  /** `iccid` here and below: the SIM that the person saw, so that a card swapped meanwhile is not meant. */
  'port:set-rent': z.strictObject({ portId, rent: z.boolean(), iccid }),
  'port:set-paused': z.strictObject({ portId, paused: z.boolean() }),
  /** `number` as typed, any spelling; null forgets the typed number. */
  'port:set-number': z.strictObject({ portId, number: z.nullable(shortText), iccid }),
  /** In the currency of the account; null takes the price away. */
  'port:set-price': z.strictObject({
    portId,
    price: z.nullable(z.number().check(z.nonnegative(), z.maximum(1_000_000))),
    iccid,
  }),
  /** Tried once. 4 to 8 digits (27.007, `+CPIN`). `remember` keeps it for this SIM. */
  'port:enter-pin': z.strictObject({
    portId,
    pin: z.string().check(z.regex(/^\d{4,8}$/)),
    iccid,
    remember: z.boolean(),
  }),
  /** Asks card and, where that is switched on, the network for the number now. */
  'port:find-number': z.strictObject({ portId, iccid }),
  'port:identify': z.strictObject({ portId }),
  'port:add': z.strictObject({ addresses: z.array(shortText).check(z.minLength(1), z.maxLength(512)) }),
  'port:remove': z.strictObject({ portId }),
  'devices:list': nothing,
  /** CSV text of a list of numbers by ICCID. */
  'book:import': z.strictObject({ text: z.string().check(z.maxLength(2_000_000)) }),
  'sync:check': z.strictObject({ mode: z.enum(['test1', 'test2']) }),
  'journal:search': journalQuery,
  /** Asks where to save; all rows that the query finds. Null when the person chose no file. */
  'journal:export': z.strictObject({ query: journalQuery, format: z.enum(['csv', 'json']) }),
  /** `apiKey` null keeps the stored one. */
  'settings:set-upstream': z.strictObject({ url: shortText, apiKey: z.nullable(shortText) }),
  'settings:update': z.strictObject({
    theme: z.optional(z.enum(['system', 'light', 'dark'])),
    density: z.optional(z.enum(['auto', 'cards', 'table'])),
    rentExplained: z.optional(z.boolean()),
    goodbye: z.optional(z.enum(['ask', 'leave', 'take-off'])),
    syncMode: z.optional(z.enum(['list', 'incremental'])),
    ussdLookup: z.optional(z.boolean()),
    registrationGraceMs: graceMs(300_000),
    portGraceMs: graceMs(60_000),
  }),
  /** The user's own codes, all of them; those that came with Portlight stay beneath. */
  'settings:set-ussd-codes': z.strictObject({ codes: z.array(ussdCode).check(z.maxLength(2000)) }),
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
    : C extends 'book:import'
      ? Result<ImportReport>
      : C extends 'sync:check'
        ? Result<CheckReport>
        : C extends 'journal:search'
          ? Result<JournalPage>
          : C extends 'journal:export'
            ? Result<{ readonly path: string; readonly rows: number } | null>
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
