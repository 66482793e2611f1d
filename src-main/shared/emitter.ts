export type Unsubscribe = () => void;

/**
 * One kind of event with typed listeners. A listener added while emitting hears the next event, not this one. A listener that
 * throws harms neither the others nor the emitter: its fault goes to the process as an unhandled rejection.
 */
export interface Emitter<T> {
  emit(event: T): void;
  subscribe(listener: (event: T) => void): Unsubscribe;
}

export function createEmitter<T>(): Emitter<T> {
  // Replaced as a whole, so that who is being told keeps the list with which that began.
  let current: readonly ((event: T) => void)[] = [];
  return {
    emit(event) {
      for (const listener of current) {
        try {
          listener(event);
        } catch (fault) {
          void Promise.reject(fault);
        }
      }
    },
    subscribe(listener) {
      current = current.includes(listener) ? current : [...current, listener];
      return () => {
        current = current.filter((other) => other !== listener);
      };
    },
  };
}
