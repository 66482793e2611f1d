/** So many at the same time and no more; the others wait in the order they came. */
interface Gate {
  isFree(): boolean;
  /** Resolves to the function that gives the place up again. */
  enter(): Promise<() => void>;
}

export function createGate(places: number): Gate {
  let taken = 0;
  const waiting: (() => void)[] = [];
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) taken -= 1;
    else next();
  };
  const leaveOnce = (): (() => void) => {
    let left = false;
    return () => {
      if (!left) leave();
      left = true;
    };
  };
  return {
    isFree: () => taken < places,
    enter() {
      if (taken >= places) return new Promise((resolve) => waiting.push(() => resolve(leaveOnce())));
      // Taken before anybody else can look.
      taken += 1;
      return Promise.resolve(leaveOnce());
    },
  };
}
