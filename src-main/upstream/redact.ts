/** Shorter keys are no secrets, and replacing them would eat half of an answer. */
const MIN_KEY_LENGTH = 4;

/** Takes the API key out of a text that goes to the history or the window: some error pages echo the request's headers. */
export function redact(text: string, apiKey: string): string {
  if (apiKey.length < MIN_KEY_LENGTH) return text;
  return spellings(apiKey).reduce((rest, spelling) => rest.replaceAll(spelling, '[key]'), text);
}

/** The same for a text that broke off: a key that had just begun at its end goes as well. */
export function redactBroken(text: string, apiKey: string): string {
  const shown = redact(text, apiKey);
  if (apiKey.length < MIN_KEY_LENGTH) return shown;
  const begun = spellings(apiKey).map((spelling) => lengthOfBegun(shown, spelling));
  return shown.slice(0, shown.length - Math.max(...begun));
}

/** How many characters of `word` the text ends with; a few alone betray nothing. */
function lengthOfBegun(text: string, word: string): number {
  let length = word.length - 1;
  while (length >= MIN_KEY_LENGTH && !text.endsWith(word.slice(0, length))) length--;
  return length >= MIN_KEY_LENGTH ? length : 0;
}

/** The key as it is, and as JSON (with or without its slashes escaped), a web page, and an address write it. */
function spellings(key: string): readonly string[] {
  const inJson = JSON.stringify(key).slice(1, -1);
  const inPage = key.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const quoted = inPage.replaceAll('"', '&quot;');
  const inAddress = encodeURIComponent(key);
  return [
    key,
    inJson,
    inJson.replaceAll('/', '\\/'),
    inPage,
    quoted,
    quoted.replaceAll("'", '&#39;'),
    quoted.replaceAll("'", '&#039;'),
    inAddress,
  ];
}
