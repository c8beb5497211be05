import { pledgeSchema, pledgeStatuses, stages, transactionSchema } from '@counterweight/domain/kinds';
import { entityIdSchema, sourceReferencesSchema } from '@counterweight/domain/values';
import { z } from 'zod';
import { answeredTimeShape, sourcesSchema } from '../answer-parts.ts';
import { listParameter } from '../parameters.ts';
import { moreRestrictionsSchema, pledgeRestrictionSchema } from '../restrictions.ts';
import { conversionShape, supportFilterShape } from '../support-filter.ts';
import { type SupportNumbers, supportNumberColumns, supportNumbersSchema } from '../support-numbers.ts';
import type { Column } from '../table.ts';
import { defineEntity } from './entity-questions.ts';
import { type ListEntry, listQuestion, pathColumn, sourcesText } from './list-question.ts';
import { transactionConversionSchema } from './transaction-conversion.ts';

const revision = z.int();
const [stageTransaction, adjustment] = transactionSchema.options;
const transactionShown = z.looseObject({
  id: z.string(),
  revision,
  stage: z
    .enum(stages)
    .nullable()
    .meta({ description: 'The stage it moves; none while what it applies to is missing' }),
  ...stageTransaction.shape,
  type: z.enum([...stageTransaction.shape.type.options, ...adjustment.shape.type.options]),
  applies_to: adjustment.shape.applies_to.optional(),
  sources: sourceReferencesSchema,
  conversion: transactionConversionSchema
    .optional()
    .meta({ description: 'Its money in euro, where one pledge is shown' }),
});

/** A pledge: the header's members, and every transaction with its own sources. */
const shown = z.looseObject({
  id: z.string(),
  status: z.enum(pledgeStatuses).meta({ description: 'Derived: the furthest stage reached, or why nothing counts' }),
  revision: revision.optional().meta({ description: "The header's" }),
  reason: z.string().optional().meta({ description: 'Why the header was withdrawn or redacted' }),
  ...z.object({ ...pledgeSchema.shape, donor_name: z.string(), kiel_type: z.string() }).partial().shape,
  sources: sourceReferencesSchema.optional().meta({ description: "The header's" }),
  transactions: z.array(transactionShown),
  gone: z
    .array(z.object({ id: z.string(), revision, status: z.enum(['retracted', 'redacted']), reason: z.string() }))
    .meta({ description: 'Transactions that were taken back' }),
  restrictions: z
    .array(pledgeRestrictionSchema)
    .optional()
    .meta({ description: 'What holds it up, or did, where one pledge is shown' }),
  restrictions_more: moreRestrictionsSchema.optional(),
  awaiting_header: z.boolean().meta({ description: 'Transactions without a live header, which count nothing' }),
  warnings: z.array(z.object({ code: z.string(), transaction: z.string(), message: z.string() })),
});

/** What a list's entry stands for: a pledge, or what a pledge adds to the view on one day. */
const listedRows = ['pledge', 'day'] as const;
export type ListedRows = (typeof listedRows)[number];

/** What pledges can be listed by, in the order that links have. */
export const pledgeListShape = {
  rows: z.enum(listedRows).optional().meta({
    description:
      'pledge: each pledge once, on the day it was announced, whether it counts or not. day: what each pledge adds to the support view on each of its days; these re-add to it. day when a stage is asked for, else pledge.',
  }),
  ...supportFilterShape,
  status: listParameter('Derived statuses; of pledges as a whole only.', pledgeStatuses),
  part_of: entityIdSchema.optional().meta({ description: 'Tranches of this umbrella; of pledges as a whole only.' }),
  ...conversionShape,
};

/** What a list of pledges is of. */
const definitionSchema = z.strictObject({
  view: z.string(),
  version: z.int(),
  rows: z.enum(listedRows),
  fx: z.strictObject({ policy: z.string(), currency: z.string(), sources: sourcesSchema }),
  sources: sourcesSchema,
  ...answeredTimeShape,
});
export type PledgeListDefinition = z.output<typeof definitionSchema>;

interface TableRow {
  readonly entry: ListEntry;
  /** Absent where the entry adds nothing to the view. */
  readonly numbers?: SupportNumbers;
}
const countedSchema = z.object({ counted: z.array(supportNumbersSchema) });

/** A row for each stage that an entry is counted in, or one without numbers. */
function tableRows(entries: readonly ListEntry[]): readonly TableRow[] {
  return entries.flatMap((entry): readonly TableRow[] => {
    const { counted } = countedSchema.parse(entry);
    return counted.length === 0 ? [{ entry }] : counted.map((numbers) => ({ entry, numbers }));
  });
}

const ofEntry = ([name, cell]: Column<ListEntry>): Column<TableRow> => [name, ({ entry }) => cell(entry)];

/** Pledges: the list says what each adds to the support view, as a whole or day by day. */
export const pledgeQuestions = defineEntity({
  kind: 'pledge',
  shown,
  list: listQuestion({
    kind: 'pledge',
    summary: 'Pledges, or what they add to the support view day by day',
    answers: 'A page of pledges with what each adds to the view',
    filters: pledgeListShape,
    shown,
    day: 'The day it was announced, or that the row is of; undated when unknown',
    beside: {
      counted: z.array(supportNumbersSchema).meta({
        description: 'What it adds to the view, by stage, amounts not rounded: rows of days re-add to its totals',
      }),
    },
    definition: definitionSchema,
    table: {
      rows: tableRows,
      columns: [
        ...['id', 'day', 'status', 'revision', 'donor', 'donor_name', 'category', 'subcategory', 'title', 'part_of']
          .map((path) => pathColumn(path))
          .map(ofEntry),
        ['publisher', ({ entry }) => sourcesText(entry, 'publisher')],
        ['source_title', ({ entry }) => sourcesText(entry, 'title')],
        ofEntry(pathColumn('seq')),
        ...supportNumberColumns.map(
          ([name, cell]): Column<TableRow> => [name, ({ numbers }) => numbers && cell(numbers)],
        ),
      ],
    },
  }),
});
