/** Time of day for lines of today: `12:04:31`. */
export function clockText(iso: string): string {
  return new Intl.DateTimeFormat(undefined, { timeStyle: 'medium', hourCycle: 'h23' }).format(new Date(iso));
}

/** Date and time to the second, for the tooltip of every relative time. */
export function exactText(iso: string): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' }).format(
    new Date(iso),
  );
}
