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
  const listeners = new Set<(event: T) => void>();
  return {
    emit(event) {
      for (const listener of [...listeners]) {
        try {
          listener(event);
        } catch (fault) {
          void Promise.reject(fault);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
