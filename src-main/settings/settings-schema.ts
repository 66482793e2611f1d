import * as z from 'zod';
import { asPortId } from '../shared/ids.ts';

const portId = z.string().transform((text, context) => {
  const id = asPortId(text);
  if (id !== null) return id;
  context.addIssue({ code: 'custom', message: 'a port name has 1 to 99 characters' });
  return z.NEVER;
});

const savedPort = z.object({
  id: portId,
  /** tty path or `tcp://host:port`, as last seen. */
  address: z.string().min(1),
});

/** settings.json, version 1. What is missing takes its default, so that an older file of the same version still reads. */
export const settingsSchema = z.object({
  version: z.literal(1).default(1),
  upstreamUrl: z.string().nullable().default(null),
  ports: z.array(savedPort).default([]),
  pausedPorts: z.array(portId).default([]),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  density: z.enum(['auto', 'cards', 'table']).default('auto'),
  rentExplained: z.boolean().default(false),
  goodbye: z.enum(['ask', 'leave', 'take-off']).default('ask'),
  /** How long a lost registration keeps the number on the list (decision 11), 0 to 300 s. */
  registrationGraceMs: z.number().int().min(0).max(300_000).default(30_000),
  /** How long a lost port or modem keeps the number on the list (decision 11), 0 to 60 s. */
  portGraceMs: z.number().int().min(0).max(60_000).default(5_000),
});

export type Settings = z.output<typeof settingsSchema>;

/** secrets.json: values are base64 of what safeStorage made of them. */
export const secretsSchema = z.object({
  version: z.literal(1).default(1),
  apiKey: z.string().nullable().default(null),
});

export type Secrets = z.output<typeof secretsSchema>;
