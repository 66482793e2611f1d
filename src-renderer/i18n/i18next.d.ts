import type { enLater } from './en-later-data.ts';
import type { firstTexts } from './resources.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    returnNull: false;
    /** All keys there are: what opens later comes with its words (later-texts.ts). */
    resources: { translation: typeof firstTexts & typeof enLater };
  }
}
