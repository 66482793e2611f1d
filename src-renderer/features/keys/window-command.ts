export interface KeyPress {
  readonly key: string;
  readonly hasModifier: boolean;
  /** The focus is where letters are written. */
  readonly isTyping: boolean;
  /** A dialog is open. */
  readonly isInDialog: boolean;
  /** Nothing has the focus. */
  readonly isNowhere: boolean;
  /** Somebody closer to the focus has dealt with it. */
  readonly isDone: boolean;
}

type WindowCommand = 'search' | 'sync' | 'keys' | 'grid' | 'back';

/** What a key means wherever the focus is, or null. A dialog keeps its keys to itself. */
export function windowCommandOf(press: KeyPress): WindowCommand | null {
  const { key, hasModifier, isTyping, isInDialog, isNowhere, isDone } = press;
  if (isDone || isInDialog || hasModifier) return null;
  if (key === 'F5') return 'sync';
  if (key === 'Escape') return 'back';
  if (isTyping) return null;
  if (key === '/') return 'search';
  if (key === '?') return 'keys';
  return isNowhere && key.startsWith('Arrow') ? 'grid' : null;
}
