import { createEmitter, type Unsubscribe } from '../../shared/emitter.ts';

/** Says once that nobody wants the work any more. A promise would keep each of the many who ever waited for it. */
export interface Abort {
  readonly aborted: boolean;
  abort(): void;
  onAbort(listener: () => void): Unsubscribe;
}

export function createAbort(): Abort {
  const aborts = createEmitter<void>();
  let aborted = false;
  return {
    get aborted() {
      return aborted;
    },
    abort() {
      aborted = true;
      aborts.emit();
    },
    onAbort: aborts.subscribe,
  };
}

/** What `work` gives, or null once it is aborted; `work` itself goes on. */
export function unlessAborted<T>(work: Promise<T>, abort: Abort): Promise<T | null> {
  if (abort.aborted) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const stop = abort.onAbort(() => {
      stop();
      resolve(null);
    });
    work.then(resolve, reject).finally(stop);
  });
}
