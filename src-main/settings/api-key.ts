import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '../shared/result.ts';

/** Reads the key of `--api-key-file`: the file's first line, trimmed. The message says what to do. */
export function readApiKeyFile(path: string): Result<string> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return err(`The API key file cannot be read (${why}). Check the path given with --api-key-file.`);
  }
  const key = text.split(/\r?\n/, 1)[0]?.trim() ?? '';
  if (key === '') {
    return err(`The API key file ${path} is empty. Put the key of your profile on its first line.`);
  }
  const checked = checkApiKey(key);
  return checked.ok ? checked : err(`${path}: ${checked.error}`);
}

/** What can travel in a header: anything else would fail at every request, with a message about headers. */
export function checkApiKey(text: string): Result<string> {
  const key = text.trim();
  return /^[\x21-\x7e]+$/.test(key)
    ? ok(key)
    : err('The API key holds spaces or characters that no key has. Copy it again from your profile.');
}
