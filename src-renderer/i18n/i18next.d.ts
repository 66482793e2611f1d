import type { EnglishTexts } from './resources.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    returnNull: false;
    resources: { translation: EnglishTexts };
  }
}
