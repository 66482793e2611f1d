import * as z from 'zod/mini';
import { MarkSet, type RadioMarks } from '../modem/recovery/radio-marks.ts';
import type { Clock, Timer } from '../shared/clock.ts';
import type { OpenStore } from './engine-options.ts';

const radioFileSchema = z.object({
  version: z._default(z.literal(1), 1),
  /** Modems that were left with their radio off, by address and IMEI. */
  off: z._default(z.array(z.string()), []),
});

/** A mark too many costs one question at the next start, so it is taken off the disk in its own time. */
const CLEAR_AFTER_MS = 60_000;

interface RadioMarksFile extends RadioMarks {
  /** Takes the last marks off the disk. */
  close(): void;
}

/** Keeps the marks in the profile. Empty sockets are cycled for ever: what stays marked for a minute is written once. */
export function openRadioMarks(parts: {
  readonly openStore: OpenStore;
  readonly clock: Clock;
  readonly warn: (message: string) => void;
}): RadioMarksFile {
  const { clock, warn } = parts;
  const file = parts.openStore({
    name: 'radio',
    schema: radioFileSchema,
    defaults: () => radioFileSchema.parse({}),
  });
  const marks = new MarkSet(file.get().off);
  const marked = marks.all;
  let clearing: Timer | null = null;
  const write = () => file.set({ ...file.get(), off: [...marked] });
  const isWritten = () =>
    file.get().off.length === marked.size && file.get().off.every((modem) => marked.has(modem));
  const flush = () => {
    clearing?.cancel();
    clearing = null;
    try {
      if (!isWritten()) write();
    } catch (cause) {
      warn(`radio marks: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  };
  return {
    has: (modem) => marked.has(modem),
    set(modem) {
      marks.add(modem);
      if (file.get().off.includes(modem)) return;
      try {
        write();
      } catch (cause) {
        marks.delete(modem);
        throw cause;
      }
    },
    clear(modem) {
      marks.delete(modem);
      clearing ??= clock.setTimer(CLEAR_AFTER_MS, flush);
    },
    leave: (modem) => marks.leave(modem),
    // What the disk says of the other address is as good: whoever starts next finds it there.
    adopt: (modem) => marks.adopt(modem),
    close: flush,
  };
}
