import type { E164 } from '../shared/ids.ts';

/** What the upstream said of one number: `id` null with `deleted`. A number it did not mention is `unconfirmed`. */
export type NumberAnswer =
  | { readonly status: 'accepted'; readonly id: number }
  | { readonly status: 'deleted' }
  | { readonly status: 'unconfirmed' };

/**
 * An answer of the upstream, read tolerantly (upstream-api: `"1"` for `1`, ids as strings, ids with or without `+`,
 * HTML pages of a proxy, empty bodies). `text` is the upstream's own words.
 */
export type UpstreamAnswer =
  | { readonly kind: 'accepted'; readonly numbers: ReadonlyMap<E164, NumberAnswer> }
  /** 400, or 200 with an error message as `response`: something in the list is refused, it does not say which number. */
  | { readonly kind: 'rejected'; readonly code: string; readonly text: string }
  /** 401, 403, 405: no retry helps before a person acts. */
  | { readonly kind: 'denied'; readonly code: string; readonly text: string }
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number | null }
  /** 5xx, an HTML page, an empty body, JSON of another shape. A 5xx may ask for a pause. */
  | {
      readonly kind: 'unreadable';
      readonly code: string;
      readonly text: string;
      readonly retryAfterMs: number | null;
    };
