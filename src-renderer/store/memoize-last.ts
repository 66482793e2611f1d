/** Remembers the last result, so that a selector which builds a list hands back the same list for the same input. */
export function memoizeLast<A extends readonly unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  let last: { readonly args: A; readonly result: R } | null = null;
  return (...args) => {
    const isSame = last?.args.every((arg, index) => Object.is(arg, args[index])) ?? false;
    if (last === null || !isSame) last = { args, result: compute(...args) };
    return last.result;
  };
}
