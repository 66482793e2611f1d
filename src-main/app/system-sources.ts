import { app, BrowserWindow, powerMonitor } from 'electron';
import type { SystemSources } from './system-events.ts';

export function systemSources(): SystemSources {
  return { app, powerMonitor, windows: BrowserWindow.getAllWindows(), process };
}
