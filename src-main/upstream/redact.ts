/** Shorter keys are no secrets, and replacing them would eat half of an answer. */
const MIN_KEY_LENGTH = 4;

/** Takes the API key out of a text that goes to the history or the window: some error pages echo the request's headers. */
export function redact(text: string, apiKey: string): string {
  if (apiKey.length < MIN_KEY_LENGTH) return text;
  const escaped = JSON.stringify(apiKey).slice(1, -1);
  return text.replaceAll(apiKey, '[key]').replaceAll(escaped, '[key]');
}
