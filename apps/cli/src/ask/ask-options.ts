import type { TargetOptions } from '../api/api-target.ts';

/** The view's parameters as options; the API checks their values and says what is allowed. */
export const viewParameters = [
  ['by', '<grouping>', 'what a row stands for: day, month, year, weapon, class, region, target or claimant'],
  ['weapon', '<codes>', 'weapon codes joined by commas, such as shahed,kalibr'],
  ['class', '<classes>', 'weapon classes joined by commas, such as cruise,ballistic'],
  ['region', '<codes>', 'ISO 3166-2 codes joined by commas, such as UA-63'],
  ['target', '<kinds>', 'what was aimed at, such as energy,port'],
  ['claimant', '<slugs>', 'who reports; all adds the regional commands, which overlap the country-wide one'],
  ['source', '<slug>', 'the dataset to count (default: the one of highest precedence)'],
  ['day-rule', '<rule>', 'the day a salvo belongs to: end (the standard) or start of its window'],
  ['from', '<day>', 'first Kyiv day, YYYY-MM-DD'],
  ['to', '<day>', 'last Kyiv day, YYYY-MM-DD'],
  ['as-of', '<day>', 'count nothing that happened later'],
  ['known-at', '<day>', 'as it was known at the end of a past UTC day'],
  ['definition', '<version>', 'the definition version to answer by'],
  ['min-seq', '<n>', 'the journal position that the answer must include'],
] as const satisfies readonly (readonly [name: string, value: string, description: string])[];

export interface AskOptions extends TargetOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
  /** By the option's camel-case name. */
  readonly [parameter: string]: string | boolean | undefined;
}

/** The API's query: an option's name with hyphens is the parameter's with underscores. */
export function queryOf(options: AskOptions): Record<string, string> {
  return Object.fromEntries(
    viewParameters.flatMap(([name]) => {
      const value = options[name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())];
      return typeof value === 'string' ? [[name.replaceAll('-', '_'), value]] : [];
    }),
  );
}
