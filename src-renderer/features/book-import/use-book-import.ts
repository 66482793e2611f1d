import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../../src-main/shared/import-report.ts';
import { useRuntime } from '../../runtime.tsx';
import { decodeText, MAX_IMPORT_CHARACTERS } from './decode-text.ts';

type ImportState =
  | { readonly kind: 'idle' | 'busy' }
  | { readonly kind: 'failed'; readonly text: string }
  | { readonly kind: 'done'; readonly report: ImportReport; readonly name: string | null };

interface BookImport {
  readonly state: ImportState;
  readonly pasted: string;
  paste(text: string): void;
  importPasted(): Promise<void>;
  importFile(file: File): Promise<void>;
}

/** Reads the list here and hands main its text: the sandboxed window has no path, and main needs none. */
export function useBookImport(): BookImport {
  const { t } = useTranslation();
  const { ask } = useRuntime();
  const [state, setState] = useState<ImportState>({ kind: 'idle' });
  const [pasted, setPasted] = useState('');

  const send = async (text: string, name: string | null): Promise<boolean> => {
    if (text.length > MAX_IMPORT_CHARACTERS) {
      setState({ kind: 'failed', text: t('import.tooLarge') });
      return false;
    }
    setState({ kind: 'busy' });
    const answer = await ask('book:import', { text });
    setState(
      answer.ok ? { kind: 'done', report: answer.value, name } : { kind: 'failed', text: answer.error },
    );
    return answer.ok;
  };

  return {
    state,
    pasted,
    paste: setPasted,
    async importPasted() {
      // Lines that were refused stay in the field: there they can be mended.
      await send(pasted, null);
    },
    async importFile(file) {
      try {
        await send(decodeText(new Uint8Array(await file.arrayBuffer())), file.name);
      } catch (error) {
        setState({
          kind: 'failed',
          text: t('import.unreadable', { name: file.name, detail: String(error) }),
        });
      }
    },
  };
}
