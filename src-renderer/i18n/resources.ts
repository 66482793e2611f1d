import { reasonTexts } from '../../src-main/shared/reason-texts.ts';
import { en } from './en.ts';

/** The upstream's refusal stands beside the reasons of ports: to who reads it, it is one more. */
const rejected = {
  title: 'Refused upstream',
  advice:
    'Portlight leaves this number off the list so that the others stay on sale, and tries it again. Ask partner support where the words above do not say what to do.',
};

/** What the first grid needs. */
export const firstTexts = { ...en, reason: { ...reasonTexts, rejected } };
