import type { SandboxReply, SandboxRequest } from './sandbox-message.ts';
import { plainReply } from './sandbox-message.ts';

/** Authentication as the vendor documents it; null when it is right. `apiKey` null takes any key. */
export function checkKey(request: SandboxRequest, apiKey: string | null): SandboxReply | null {
  const { authorization = '' } = request.headers;
  const given = /^Bearer (.+)$/.exec(authorization)?.[1];
  if (given === undefined) return plainReply(401, 'ERROR_NO_KEY');
  return apiKey !== null && given !== apiKey ? plainReply(401, 'ERROR_WRONG_KEY') : null;
}

/** Headers that must be there beside the key; null when they are. */
export function checkHeaders(request: SandboxRequest): SandboxReply | null {
  if ((request.headers['user-agent'] ?? '') === '') return plainReply(400, 'ERROR_USER_AGENT');
  if (request.body === '') return null;
  const type = (request.headers['content-type'] ?? '').toLowerCase().replaceAll(' ', '');
  return type === 'application/json;charset=utf-8' ? null : plainReply(400, 'ERROR_CONTENT_TYPE');
}

export type BodyResult =
  | { readonly ok: true; readonly body: Readonly<Record<string, unknown>> }
  | { readonly ok: false };

export function parseBody(text: string): BodyResult {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? { ok: true, body: value } : { ok: false };
  } catch {
    return { ok: false };
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
