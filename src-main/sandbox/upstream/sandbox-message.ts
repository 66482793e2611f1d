/** A request as the stand-in upstream sees it. Header names in lower case. */
export interface SandboxRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** How an answer travels. `cut`: the connection ends after so many bytes of the body. */
type Transfer =
  | { readonly kind: 'whole' }
  | { readonly kind: 'cut'; readonly afterBytes: number }
  | { readonly kind: 'reset' }
  | { readonly kind: 'hang' };

export interface SandboxReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly delayMs: number;
  readonly transfer: Transfer;
}

export function plainReply(status: number, text: string): SandboxReply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: text,
    delayMs: 0,
    transfer: { kind: 'whole' },
  };
}

export function jsonReply(value: unknown): SandboxReply {
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
    delayMs: 0,
    transfer: { kind: 'whole' },
  };
}
