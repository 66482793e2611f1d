import { reasonTexts } from '../../src-main/shared/reason-texts.ts';
import { en } from './en.ts';

/** The upstream's refusal stands beside the reasons of ports: to who reads it, it is one more. */
const rejected = {
  title: 'Refused upstream',
  advice:
    'Check the number and the country. Portlight leaves it off the list so that the others stay on sale.',
};

export const englishTexts = { ...en, reason: { ...reasonTexts, rejected } };
