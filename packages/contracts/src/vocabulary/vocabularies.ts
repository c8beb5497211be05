import { pledgeCategories } from '@counterweight/domain/kinds';
import {
  airDefenceSystems,
  claimants,
  donorAliasesOf,
  donorCodes,
  donorName,
  weapons,
} from '@counterweight/domain/values';
import { airDefenceClassNames, airDefencePartNames, airDefenceUnitNames } from './air-defence-names.ts';
import { type Language, type Term, termsOf } from './names.ts';
import {
  bodyNames,
  kindNamesInWords,
  meetingFormatNames,
  qualifierNames,
  relationNames,
  restrictionKindNames,
} from './record-names.ts';
import { clockEndNames, rungNames } from './response-names.ts';
import {
  claimantsInUkrainian,
  placeNames,
  strikeMeasureNames,
  targetNames,
  weaponClassNames,
  weaponsInUkrainian,
} from './strike-names.ts';
import { categoryNames, pledgeStatusNames, stageNames, subcategoryNames } from './support-names.ts';

/** Every vocabulary: the codes that parameters take and answers show, under the parameter's name where there is one. */
export const vocabularies = {
  weapon: (language) =>
    weapons.map(({ code, label, class: of, names }) => {
      return { code, name: (language === 'uk' ? weaponsInUkrainian[code] : undefined) ?? label, of, aliases: names };
    }),
  class: (language) => termsOf(weaponClassNames, language),
  region: (language) => termsOf(placeNames, language),
  target: (language) => termsOf(targetNames, language),
  claimant: (language) =>
    claimants.map(({ slug, label, handles }) => {
      const name = (language === 'uk' ? claimantsInUkrainian[slug] : undefined) ?? label;
      return { code: slug, name, aliases: handles };
    }),
  strike_measure: (language) => termsOf(strikeMeasureNames, language),
  donor: (language) =>
    donorCodes().map((code) => ({ code, name: donorName(code, language), aliases: donorAliasesOf(code) })),
  category: (language) => termsOf(categoryNames, language),
  subcategory: (language) =>
    pledgeCategories.flatMap((of) => termsOf(subcategoryNames[of], language).map((term) => ({ ...term, of }))),
  stage: (language) => termsOf(stageNames, language),
  pledge_status: (language) => termsOf(pledgeStatusNames, language),
  air_defence_class: (language) => termsOf(airDefenceClassNames, language),
  system: () =>
    airDefenceSystems.map(({ code, label, class: of, names }) => ({ code, name: label, of, aliases: names })),
  unit: (language) => termsOf(airDefenceUnitNames, language),
  part: (language) => termsOf(airDefencePartNames, language),
  kind: (language) => termsOf(kindNamesInWords, language),
  body: (language) => termsOf(bodyNames, language),
  meeting_format: (language) => termsOf(meetingFormatNames, language),
  relation: (language) => termsOf(relationNames, language),
  restriction_kind: (language) => termsOf(restrictionKindNames, language),
  qualifier: (language) => termsOf(qualifierNames, language),
  rungs: (language) => termsOf(rungNames, language),
  clock_end: (language) => termsOf(clockEndNames, language),
} as const satisfies Readonly<Record<string, (language: Language) => readonly Term[]>>;
export type VocabularyName = keyof typeof vocabularies;

/** In order of name, as lists of parameters are. */
export const vocabularyNames: readonly VocabularyName[] = [
  ...([
    'air_defence_class',
    'body',
    'category',
    'claimant',
    'class',
    'clock_end',
    'donor',
    'kind',
    'meeting_format',
  ] as const),
  ...(['part', 'pledge_status', 'qualifier', 'region', 'relation', 'restriction_kind', 'rungs', 'stage'] as const),
  ...(['strike_measure', 'subcategory', 'system', 'target', 'unit', 'weapon'] as const),
];
