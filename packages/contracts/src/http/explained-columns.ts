import type { z } from 'zod';
import { explainedLineSchema } from './explained-line.ts';
import { type ExplainedPromise, explainedPromiseSchema } from './explained-promise.ts';
import type {
  ExplainedInterceptionRow,
  ExplainedMembershipRow,
  ExplainedResponse,
  ExplainedStrike,
  ExplainedSupportRow,
  ExplainedWave,
} from './explained-rows.ts';
import { strikeNumberColumns } from './strike-numbers.ts';
import { supportNumberColumns } from './support-numbers.ts';
import { type Column, memberColumn } from './table.ts';

/** What stands behind an answer: a line of the air-defence view, or a row of another. */
export type Explained =
  | z.output<typeof explainedLineSchema>
  | ExplainedStrike
  | ExplainedWave
  | ExplainedInterceptionRow
  | ExplainedResponse
  | ExplainedSupportRow
  | ExplainedMembershipRow
  | ExplainedPromise;

/** Columns of lists and texts under the members' names; what a list holds is joined by semicolons. */
function columnsOf(...names: readonly string[]): readonly Column<Explained>[] {
  return names.map((name) => [
    name,
    (row) => {
      const value = Object.entries(row).find(([each]) => each === name)?.[1];
      return Array.isArray(value) ? value.join('; ') : memberColumn(name)[1]({ [name]: value });
    },
  ]);
}

const owner = columnsOf('entity', 'source', 'day');
const known = columnsOf('seq', 'known_on');
const salvo = [
  ...columnsOf('claimant', 'weapon', 'class', 'region', 'reported_hit', 'target'),
  ...strikeNumberColumns.map(
    ([name, cell]): Column<Explained> => [name, (row) => ('salvos' in row ? cell(row) : undefined)],
  ),
];
const support = supportNumberColumns.map(
  ([name, cell]): Column<Explained> => [name, (row) => ('native' in row ? cell(row) : undefined)],
);

/** The columns of each view's rows, in the order of their members. */
export const explainedColumns = {
  strikes: [...owner, ...salvo, ...known],
  waves: [...owner, ...columnsOf('wave'), ...salvo, ...known],
  interception: [...owner, ...columnsOf('counted_as', 'segment'), ...salvo, ...known],
  response: [
    ...owner,
    ...columnsOf('rung', 'kind', 'precision', 'first_after', 'explicit_after', 'tied_by'),
    ...columnsOf('in_calendar', 'within_7', 'within_14', 'within_30'),
    ...known,
  ],
  support: [
    ...owner,
    ...columnsOf('counted_as', 'donor', 'category', 'subcategory', 'umbrella', 'precision'),
    ...support,
    ...known,
  ],
  'air-defence': columnsOf(...Object.keys(explainedLineSchema.shape).filter((name) => name !== 'links')),
  coalition: [
    ...owner,
    ...columnsOf('counted_as', 'party', 'body', 'from', 'attested_on', 'to', 'also_in'),
    ...columnsOf('members', 'joined', 'left', 'unknown_since'),
    ...known,
  ],
  conversion: columnsOf(
    ...Object.keys(explainedPromiseSchema.shape).filter((name) => name !== 'links' && name !== 'movements'),
  ),
} as const satisfies Readonly<Record<string, readonly Column<Explained>[]>>;
