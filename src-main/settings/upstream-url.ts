import { isLoopbackHost } from '../shared/loopback-host.ts';
import { err, ok, type Result } from '../shared/result.ts';

const HELP = "The address comes from the vendor's partner support and looks like https://example.com.";
/** What the vendor's documents print in place of an address. */
const PLACEHOLDER = /[{}<>]|_server_url_|ourserver\.com/i;

/**
 * The base address of the upstream from what a person typed or pasted: without a trailing slash, without the
 * path of a call (`/api/resellers/...`). https, or http on loopback only: the key travels in a header.
 */
export function parseUpstreamUrl(text: string): Result<string, string> {
  const trimmed = text.trim();
  if (trimmed === '') return err(`The upstream address is missing. ${HELP}`);
  if (PLACEHOLDER.test(trimmed)) return err(`"${trimmed}" is the placeholder of the documentation. ${HELP}`);
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed)) {
    return err(`"${trimmed}" is no complete address: it must start with https://. ${HELP}`);
  }
  if (!URL.canParse(trimmed)) return err(`"${trimmed}" is no valid address. ${HELP}`);
  return checkParts(new URL(trimmed));
}

function checkParts(url: URL): Result<string, string> {
  if (url.username !== '' || url.password !== '') {
    return err(
      'The upstream address must not contain a user name or password: the API key has its own field.',
    );
  }
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
    return err(
      `"http://${url.host}" would send the API key unencrypted. Use https://${url.host}; http is only for this computer (localhost).`,
    );
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return err(`"${url.protocol}//" is not supported: the upstream address must start with https://.`);
  }
  const apiPath = /\/+api(\/.*)?$/i;
  const called = apiPath.test(url.pathname);
  if (!called && (url.search !== '' || url.hash !== '')) {
    return err(`The upstream address must end before "${url.search}${url.hash}". ${HELP}`);
  }
  return ok(url.origin + url.pathname.replace(apiPath, '').replace(/\/+$/, ''));
}

/** Whether a key that was given for one base address may go to another. */
export function isSameOrigin(a: string, b: string): boolean {
  return URL.canParse(a) && URL.canParse(b) && new URL(a).origin === new URL(b).origin;
}
