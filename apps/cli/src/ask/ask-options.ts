import { parameterNames, type Question } from '@counterweight/contracts/http';
import type { TargetOptions } from '../api/api-target.ts';

/** A parameter of a question as an option; the API checks its value and says what is allowed. */
export interface ViewParameter {
  /** As the API calls it: `day_rule`, asked for as `--day-rule`. */
  readonly name: string;
  readonly description: string;
}

/** What can be asked of a question. `cw` chooses the format itself. */
export function parametersOf(question: Question): readonly ViewParameter[] {
  return parameterNames(question)
    .filter((name) => name !== 'format')
    .map((name) => ({ name, description: question.query.shape[name]?.meta()?.description ?? '' }));
}

/** The option of a parameter. */
export function optionOf(name: string): string {
  return name.replaceAll('_', '-');
}

export interface AskOptions extends TargetOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
  /** By the option's camel-case name. */
  readonly [parameter: string]: string | boolean | undefined;
}

/** The API's query, from the options given. */
export function queryOf(parameters: readonly ViewParameter[], options: AskOptions): Record<string, string> {
  return Object.fromEntries(
    parameters.flatMap(({ name }) => {
      const value = options[name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}
