import { join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { net, protocol } from 'electron';

const SCHEME = 'app';
/** Origin of the window's own page. Nothing else may call the main process (ipc/trusted-sender.ts). */
export const APP_ORIGIN = `${SCHEME}://portlight`;

/** Everything comes from the app itself: no inline script, no inline style, no other host. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Must run before Electron is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built window from `folder` under APP_ORIGIN, and nothing above that folder. */
export function serveApp(folder: string): void {
  protocol.handle(SCHEME, async (request) => {
    try {
      const path = pathWithin(folder, request.url);
      const file = await net.fetch(pathToFileURL(path).toString());
      const headers = new Headers(file.headers);
      headers.set('content-security-policy', CONTENT_SECURITY_POLICY);
      headers.set('x-content-type-options', 'nosniff');
      return new Response(file.body, { status: file.status, headers });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

/** Throws for an address that is malformed, not ours, or leads out of the folder. */
function pathWithin(folder: string, url: string): string {
  const { host, pathname } = new URL(url);
  const path = normalize(join(folder, decodeURIComponent(pathname)));
  // A colon names a stream of a file on Windows, and no file of ours has one.
  const named = path.slice(folder.length);
  if (host !== 'portlight' || !path.startsWith(folder + sep) || /[:\0]/.test(named))
    throw new Error('not ours');
  return path;
}
