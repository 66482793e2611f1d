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

/** Day above the rows of a history: `Thursday, 1 January 2026`. */
export function dayText(iso: string): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'full' }).format(new Date(iso));
}
