import {
  type entityQuestions,
  inOrder,
  type ListedRows,
  type PledgeListDefinition,
  pledgeListShape,
  type QueryOf,
} from '@counterweight/contracts/http';
import {
  matchesPledgeFilter,
  type PledgeFilter,
  type SupportRow,
  type SupportSelection,
  selectSupport,
  shareOfSupport,
} from '@counterweight/domain/answers';
import { foldPledge, type PledgeStatus, pledgeStatuses, supportRows, supportView } from '@counterweight/domain/kinds';
import { viewId } from '@counterweight/domain/rows';
import type { ListedEntity } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { invalidParameter } from '../../http/problem.ts';
import { answeredTime } from '../../views/answered-time.ts';
import { timeOf } from '../../views/read-together.ts';
import { showSources } from '../../views/resolve-sources.ts';
import {
  explicitSupport,
  type ResolvedSupport,
  readSupport,
  resolveSupport,
  type SupportReading,
} from '../../views/support/read-support.ts';
import { showExactSums } from '../../views/support/show-support.ts';
import type { EntityList } from '../prepare-page.ts';

export type PledgeListQuery = QueryOf<typeof entityQuestions.pledge.list>;

const VIEW = viewId(supportView);

/** Pledges as a whole or day by day, each with what it adds to the view. Throws a problem on a filter that such entries lack. */
export async function listPledges(query: PledgeListQuery, api: Api): Promise<EntityList> {
  const rows = rowsAsked(query);
  const reading = await readSupport(timeOf(query), api);
  const resolved = resolveSupport(query, reading);
  const selection = selectSupport(reading.rows, resolved.filter);
  const countedOf = (listed: ListedEntity) => sharesOf(rows, listed, selection, resolved, reading);
  return {
    of: questionOf(rows, query, resolved, selection),
    filters: inOrder(Object.keys(pledgeListShape), { ...query, ...explicitSupport(query, resolved), rows }),
    at: reading.at,
    builds: reading.builds,
    seq: reading.seq,
    definition: listDefinition(rows, query, resolved, reading),
    beside: (listed) => ({ counted: countedOf(listed).map((row) => showExactSums(row, resolved.currency)) }),
  };
}

/** What the entries stand for. */
function rowsAsked({ rows, stage, status, part_of }: PledgeListQuery): ListedRows {
  const asked = rows ?? (stage === undefined ? 'pledge' : 'day');
  if (asked === 'pledge' && stage !== undefined)
    throw invalidParameter('stage', 'is of rows=day: a pledge has several');
  if (asked === 'day' && status !== undefined) throw invalidParameter('status', 'is of rows=pledge');
  if (asked === 'day' && part_of !== undefined) throw invalidParameter('part_of', 'is of rows=pledge');
  return asked;
}

function questionOf(
  rows: ListedRows,
  { status, part_of: partOf }: PledgeListQuery,
  { filter }: ResolvedSupport,
  { inclusionOf }: SupportSelection,
): EntityList['of'] {
  const { stages: _, from, to, ...header } = filter;
  const range = { ...(from && { from }), ...(to && { to }) };
  if (rows === 'day') {
    const matches: EntityList['of']['matches'] = (stored) => {
      const row = supportRows.read(stored);
      return row.axis === 'day' && inclusionOf(row) === 'counted';
    };
    return { view: VIEW, axis: 'day', range, matches };
  }
  const pledges: PledgeFilter = {
    ...header,
    ...(status === undefined ? {} : { statuses: statusesOf(status) }),
    ...(partOf === undefined ? {} : { partOf }),
  };
  return {
    view: VIEW,
    axis: 'list',
    range,
    matches(stored) {
      const row = supportRows.read(stored);
      if (row.axis !== 'list' || (row.day === 'undated' && from !== undefined)) return false;
      return matchesPledgeFilter(pledges, row);
    },
  };
}

function statusesOf(asked: readonly string[]): readonly PledgeStatus[] {
  return pledgeStatuses.filter((status) => asked.includes(status));
}

/** What an entry adds to the view: on its day, or a pledge as a whole. */
function sharesOf(
  rows: ListedRows,
  { entity, records, rows: own }: ListedEntity,
  selection: SupportSelection,
  { currency, policy }: ResolvedSupport,
  { rates }: SupportReading,
): readonly SupportRow[] {
  const counted = rows === 'day' ? own : supportView.contributions(foldPledge(entity, records));
  return shareOfSupport(counted, selection, rates.book, currency, policy);
}

function listDefinition(
  rows: ListedRows,
  { as_of, known_at }: PledgeListQuery,
  { sources, currency, policy }: ResolvedSupport,
  { rates, seq }: SupportReading,
): PledgeListDefinition {
  return {
    view: supportView.name,
    version: supportView.version,
    rows,
    fx: { policy, currency, sources: showSources(rates.sources) },
    sources: showSources(sources),
    ...answeredTime({ as_of, known_at }, seq),
  };
}
