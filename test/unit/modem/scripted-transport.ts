import type { CloseCause, Transport } from '../../../src-main/serial/transport.ts';
import { createEmitter } from '../../../src-main/shared/emitter.ts';

/** A transport whose far end is the test itself: what was written, and a way to say anything back. */
export interface ScriptedTransport extends Transport {
  /** Texts written so far, one for each write. */
  readonly written: string[];
  say(text: string): void;
  end(cause: CloseCause): void;
}

export function createScriptedTransport(): ScriptedTransport {
  const data = createEmitter<Uint8Array>();
  const closes = createEmitter<CloseCause>();
  const written: string[] = [];
  return {
    address: 'sim://scripted',
    written,
    async write(bytes) {
      written.push(new TextDecoder().decode(bytes));
    },
    onData: (listener) => data.subscribe(listener),
    onClose: (listener) => closes.subscribe(listener),
    async close() {
      closes.emit({ kind: 'closed' });
    },
    say: (text) => data.emit(new TextEncoder().encode(text)),
    end: (cause) => closes.emit(cause),
  };
}
