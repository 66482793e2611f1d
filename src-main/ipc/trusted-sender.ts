import type { WebFrameMain } from 'electron';

/** Only the top frame of our own window may call: a frame that something embedded, or a page that came from elsewhere, may not. */
export function isTrustedSender(frame: WebFrameMain | null, appOrigin: string): boolean {
  return frame !== null && frame.parent === null && frame.origin === appOrigin;
}
