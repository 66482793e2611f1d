import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPortlight } from './app/start.ts';

// libuv reads this once, at its first job. Opening and closing ttys takes a thread each, and a device that hangs in its
// driver keeps one: four would leave none for files and host names.
process.env['UV_THREADPOOL_SIZE'] ??= '64';

startPortlight(process.argv, dirname(fileURLToPath(import.meta.url)));
