import { strikeSchema } from '@counterweight/domain/kinds';
import { z } from 'zod';
import { answeredTimeShape, sourcesSchema } from '../answer-parts.ts';
import { strikeFilterShape } from '../strike-filter.ts';
import { strikeNumberColumns, strikeNumbersSchema } from '../strike-numbers.ts';
import type { Column } from '../table.ts';
import { defineEntity } from './entity-questions.ts';
import { type ListEntry, listQuestion, pathColumn, sourcesText } from './list-question.ts';
import { shownSingleRecord } from './shown-single-record.ts';

const { weapons: _, ...own } = strikeSchema.shape;
const weaponShown = z.object({ name: z.string(), code: z.string(), class: z.string() });

/** A strike with its weapons resolved. */
const shown = shownSingleRecord({ ...own, weapons: z.array(weaponShown) });

/** What a list of strikes is of. */
const definitionSchema = z.strictObject({
  view: z.string(),
  version: z.int(),
  day_rule: z.enum(['end', 'start']),
  claimants: z.union([z.array(z.string()), z.literal('all')]),
  sources: sourcesSchema,
  ...answeredTimeShape,
});
export type StrikeListDefinition = z.output<typeof definitionSchema>;

const rowSchema = z.object({ counted: strikeNumbersSchema, weapons: z.array(weaponShown).default([]) });
type StrikeRow = z.output<typeof rowSchema> & ListEntry;

/** Strikes: the list takes the view's filters and says what each salvo adds to it. */
export const strikeQuestions = defineEntity({
  kind: 'strike',
  shown,
  list: listQuestion({
    kind: 'strike',
    summary: 'The strikes that a view counts, in order of day',
    answers: 'A page of strikes with what each adds to the view',
    filters: strikeFilterShape,
    shown,
    day: 'The day it is counted on, under the day rule',
    beside: {
      counted: strikeNumbersSchema.meta({ description: 'What it adds to the view: these re-add to its numbers' }),
    },
    definition: definitionSchema,
    table: {
      rows: (entries) => entries.map((entry) => ({ ...entry, ...rowSchema.parse(entry) })),
      columns: [
        ...['id', 'day', 'status', 'revision', 'claimant'].map((path) => pathColumn(path)),
        ['weapon', ({ weapons }) => weapons.map(({ code }) => code).join('+')],
        pathColumn('window.start', 'start'),
        pathColumn('window.end', 'end'),
        ['publisher', (row) => sourcesText(row, 'publisher')],
        ['title', (row) => sourcesText(row, 'title')],
        pathColumn('seq'),
        ...strikeNumberColumns.map(([name, cell]): Column<StrikeRow> => [name, ({ counted }) => cell(counted)]),
      ],
    },
  }),
});
