import { z } from 'zod';
import { dayText } from './answer-parts.ts';
import { defineQuestion } from './define-question.ts';
import { formats } from './formats.ts';
import { formatParameter, timeParameters } from './parameters.ts';

const { at_seq, min_seq } = timeParameters;

/** The days of the journal, which are those that `known_at` can tell apart. */
export const journalDaysQuestion = defineQuestion({
  path: '/v1/journal/days',
  tag: 'entities',
  summary: 'The UTC days on which something became known, each with its positions in the journal',
  description: 'Of a day that is not over yet the last position may move on; `known_at` takes days that are over.',
  query: z.strictObject({ at_seq, min_seq, format: formatParameter(formats) }),
  answers: 'The days, in their order',
  answer: z
    .strictObject({
      data: z.array(
        z.strictObject({
          day: dayText,
          first_seq: z.int().meta({ description: 'The first position of the day' }),
          last_seq: z.int().meta({ description: 'The last one: what `known_at` of this day answers from' }),
          links: z.strictObject({ changes: z.string().meta({ description: 'What became known from this day on' }) }),
        }),
      ),
      seq: z.int().meta({ description: 'The position that was answered from' }),
      links: z.strictObject({ self: z.string() }),
    })
    .meta({ id: 'JournalDays' }),
  table: {
    fileName: () => 'journal-days',
    rows: ({ data }) => data,
    columns: () => [
      ['day', ({ day }) => day],
      ['first_seq', ({ first_seq }) => first_seq],
      ['last_seq', ({ last_seq }) => last_seq],
    ],
  },
});
