import { getI18n } from 'react-i18next';

/** Adds the words of what opens later. Loaded once; adding them again changes nothing. */
export async function addLaterTexts(): Promise<void> {
  const { enLater } = await import('./en-later-data.ts');
  getI18n().addResourceBundle('en', 'translation', enLater, true);
}
