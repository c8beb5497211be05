import type { TargetOptions } from '../api/api-target.ts';

/** A parameter of a view as an option; the API checks its value and says what is allowed. */
export type ViewParameter = readonly [name: string, value: string, description: string];

/** What every view takes. */
export const commonParameters: readonly ViewParameter[] = [
  ['source', '<slug>', 'the dataset to count (default: the one of highest precedence)'],
  ['as-of', '<day>', 'count nothing that happened later'],
  ['known-at', '<day>', 'as it was known at the end of a past UTC day'],
  ['definition', '<version>', 'the definition version to answer by'],
  ['min-seq', '<n>', 'the journal position that the answer must include'],
];

export interface AskOptions extends TargetOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
  /** By the option's camel-case name. */
  readonly [parameter: string]: string | boolean | undefined;
}

/** The API's query: an option's name with hyphens is the parameter's with underscores. */
export function queryOf(parameters: readonly ViewParameter[], options: AskOptions): Record<string, string> {
  return Object.fromEntries(
    parameters.flatMap(([name]) => {
      const value = options[name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())];
      return typeof value === 'string' ? [[name.replaceAll('-', '_'), value]] : [];
    }),
  );
}
