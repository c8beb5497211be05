import type {
  AnswerOf,
  interceptionQuestion,
  responseQuestion,
  strikesQuestion,
  wavesQuestion,
} from '@counterweight/contracts/http';
import { sourcesText, timeParts } from './shared-lines.ts';

type StrikeDefinition = AnswerOf<
  typeof strikesQuestion | typeof wavesQuestion | typeof interceptionQuestion | typeof responseQuestion
>['definition'];

/** What an answer over strikes rests on, in one line. */
export function strikeDefinitionLine(definition: StrikeDefinition): string {
  const { sources, claimants, coverage } = definition;
  return [
    `${definition.view} v${definition.version}, ${definition.basis}`,
    sourcesText(sources),
    `claimants ${typeof claimants === 'string' ? claimants : claimants.join(', ')}`,
    `day of the window's ${definition.day_rule}`,
    ...(coverage.first_day === null ? [] : [`salvos from ${coverage.first_day} to ${coverage.last_day}`]),
    ...timeParts(definition),
  ].join('; ');
}
