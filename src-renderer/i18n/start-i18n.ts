import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { firstTexts } from './resources.ts';

/** Ready when it returns: the first texts are part of the bundle, nothing is loaded. */
export function startI18n(): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    initAsync: false,
    resources: { en: { translation: firstTexts } },
    interpolation: { escapeValue: false },
  });
  return instance;
}
