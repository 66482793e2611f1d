import { join } from 'node:path';
import { app, dialog } from 'electron';

/** Where the history shall be written; null when the person thought better of it. */
export async function askExportPath(format: 'csv' | 'json'): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    title: 'Save the history',
    defaultPath: join(app.getPath('documents'), `portlight-history.${format}`),
    filters: [{ name: format === 'csv' ? 'Table (CSV)' : 'JSON', extensions: [format] }],
  });
  return canceled || filePath === '' ? null : filePath;
}
