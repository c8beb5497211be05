import type { Sentence } from './sentence.ts';
import { sentencesOnAirDefence } from './sentences-on-air-defence.ts';
import { sentencesOnTheCoalition } from './sentences-on-the-coalition.ts';
import { sentencesOnTheCouncil } from './sentences-on-the-council.ts';
import { sentencesOnTheHoldUp } from './sentences-on-the-hold-up.ts';
import { sentencesOnTheStrikes } from './sentences-on-the-strikes.ts';
import { sentencesOnTheSupport } from './sentences-on-the-support.ts';
import { sentencesOnWhatWasSaid } from './sentences-on-what-was-said.ts';
import { sentencesSince } from './sentences-since.ts';

/** The article's sentences in its order, and what followed. */
export const sentences: readonly Sentence[] = [
  ...sentencesOnTheCouncil,
  ...sentencesOnAirDefence,
  ...sentencesOnTheStrikes,
  ...sentencesOnTheHoldUp,
  ...sentencesOnTheCoalition,
  ...sentencesOnWhatWasSaid,
  ...sentencesOnTheSupport,
  ...sentencesSince,
];
