import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';

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
      // Read here: fetching the file from Chromium takes several times as long, in the middle of the start.
      return new Response(await readFile(path), { headers: headersOf(path) });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

/** Of everything that the build of the window puts out. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

function headersOf(path: string): Record<string, string> {
  return {
    'content-type': CONTENT_TYPES[extname(path)] ?? 'application/octet-stream',
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
  };
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
