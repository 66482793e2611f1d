import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { boot } from './app/boot.ts';
import { failToStart } from './app/fault-guard.ts';
import { runApp } from './app/run-app.ts';

const run = boot(process.argv);
if (run !== null) runApp(run, dirname(fileURLToPath(import.meta.url))).catch(failToStart);
