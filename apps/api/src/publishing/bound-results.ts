import type { EventResult } from '@counterweight/contracts/http';
import { MAX_ANSWER_BYTES } from '../http/bounded-answer.ts';
import { valueBytes } from '../http/cut-lists.ts';

/** How much is said of each entry: as much as there is room for. */
const measures = [
  { errors: 10, length: 300 },
  { errors: 1, length: 300 },
  { errors: 1, length: 60 },
  { errors: 0, length: 0 },
] as const;
/** Beside the results, and for the first entry's errors once more, where no event was taken. */
const ROOM = MAX_ANSWER_BYTES - 100_000;

/** A result for each entry in so few words that all can be sent. What is left out is counted: ask for fewer at a time. */
export function boundResults(results: readonly EventResult[]): EventResult[] {
  let bounded = [...results];
  for (const measure of measures) {
    if (valueBytes(bounded) <= ROOM) return bounded;
    bounded = results.map((result) => shorten(result, measure));
  }
  return bounded;
}

function shorten(result: EventResult, { errors: most, length }: (typeof measures)[number]): EventResult {
  if (result.status === 'taken') {
    const { dataset, warnings = [], id, ...taken } = result;
    const title = dataset.title?.slice(0, length).toWellFormed() ?? null;
    const said = warnings.slice(0, most);
    return {
      ...{ ...taken, ...(length === 0 ? {} : { id }), dataset: { ...dataset, title } },
      ...(said.length === 0 ? {} : { warnings: said }),
      ...(said.length === warnings.length ? {} : { more: warnings.length - said.length }),
    };
  }
  const errors = result.errors.slice(0, most).map(({ field, message }) => ({
    field: field.slice(0, length).toWellFormed(),
    message: message.slice(0, length).toWellFormed(),
  }));
  const more = result.errors.length - errors.length;
  const { id, ...refused } = result;
  return { ...refused, ...(length === 0 ? {} : { id }), errors, ...(more === 0 ? {} : { more }) };
}
