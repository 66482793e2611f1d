/** Key and account errors of the upstream: no retry helps before a person acts (upstream-api, common errors). */
export const deniedCodes: ReadonlySet<string> = new Set([
  'ERROR_WRONG_KEY',
  'ERROR_NO_KEY',
  'ACCOUNT_BLOCKED',
  'API_ACCESS_DISABLED',
  'API_ACCESS_IP',
  'REQUEST_NOT_FOUND',
]);

/** How the upstream writes its error words, perhaps with more behind them: `NUMBER_FORMAT_ERROR`, `API_ACCESS_IP: 192.0.2.1`. */
const MESSAGE_CODE = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?=$|[\s:;,.(])/;

/** The machine word at the start of a message of the upstream, null when it has none. */
export function messageCode(text: string): string | null {
  return MESSAGE_CODE.exec(text)?.[0] ?? null;
}
