import * as z from 'zod/mini';
import { asPortId, type PortId } from '../shared/ids.ts';
import type { Migration } from './file-version.ts';

const portId = z.custom<PortId>((value) => typeof value === 'string' && asPortId(value) !== null);
const milliseconds = (max: number) => z.int().check(z.minimum(0), z.maximum(max));

const savedPort = z.object({
  id: portId,
  /** tty path or `tcp://host:port`, as last seen. */
  address: z.string().check(z.minLength(1)),
  /** By what its device is found again when that has another name: see pool/port-place.ts. */
  place: z.optional(
    z.object({
      usbId: z.string(),
      location: z.nullable(z.string()),
      deviceKey: z.nullable(z.string()),
      hostController: z.nullable(z.string()),
      interfaceNumber: z.nullable(z.int()),
      serialNumber: z.nullable(z.string()),
    }),
  ),
  /** Of the modem that was read here last. */
  imei: z.optional(z.string()),
});

/** settings.json, version 1. What is missing takes its default, so that an older file of the same version still reads. */
export const settingsSchema = z.object({
  version: z._default(z.literal(1), 1),
  upstreamUrl: z._default(z.nullable(z.string()), null),
  ports: z._default(z.array(savedPort), []),
  pausedPorts: z._default(z.array(portId), []),
  theme: z._default(z.enum(['system', 'light', 'dark']), 'system'),
  density: z._default(z.enum(['auto', 'cards', 'table']), 'auto'),
  rentExplained: z._default(z.boolean(), false),
  goodbye: z._default(z.enum(['ask', 'leave', 'take-off']), 'ask'),
  syncMode: z._default(z.enum(['list', 'incremental']), 'list'),
  /** Off until the user switches it on: an operator may charge for the question. */
  ussdLookup: z._default(z.boolean(), false),
  /** The user's own codes; those that came with Portlight are not saved. */
  ussdCodes: z._default(
    z.array(z.object({ mccMnc: z.string(), operator: z.string(), code: z.nullable(z.string()) })),
    [],
  ),
  /** How long a lost registration keeps the number on the list (decision 11), 0 to 300 s. */
  registrationGraceMs: z._default(milliseconds(300_000), 30_000),
  /** How long a lost port or modem keeps the number on the list (decision 11), 0 to 60 s. */
  portGraceMs: z._default(milliseconds(60_000), 5_000),
});

export type Settings = z.output<typeof settingsSchema>;

/** None yet: this is the first version. A field that only gets a default needs no step, a changed meaning does. */
export const settingsMigrations: readonly Migration[] = [];

export function defaultSettings(): Settings {
  return settingsSchema.parse({});
}

/** secrets.json: values are base64 of what safeStorage made of them. */
export const secretsSchema = z.object({
  version: z._default(z.literal(1), 1),
  apiKey: z._default(z.nullable(z.string()), null),
  /** By ICCID: what is known of the PIN of that card. */
  pins: z._default(z.record(z.string(), z.string()), {}),
});

export type Secrets = z.output<typeof secretsSchema>;

export function noSecrets(): Secrets {
  return secretsSchema.parse({});
}
