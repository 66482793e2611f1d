const MARK = /\n\[(\d+) more characters are left out here\]$/;

/** At most `max` characters of a text, and how many are left out where it was cut, also when it was cut before. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  const before = MARK.exec(text);
  const length = before === null ? text.length : before.index + Number(before[1]);
  return `${text.slice(0, max)}\n[${length - max} more characters are left out here]`;
}

/** How many characters cutText has left out of this text; 0 for one that is whole. */
export function leftOut(text: string): number {
  return Number(MARK.exec(text)?.[1] ?? 0);
}
