import type { englishTexts } from './resources.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    returnNull: false;
    resources: { translation: typeof englishTexts };
  }
}
