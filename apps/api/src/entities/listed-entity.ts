import {
  inOrder,
  type ListedDefinition,
  type ListedQuestions,
  listedShape,
  type ParameterValue,
  type pageShape,
} from '@counterweight/contracts/http';
import { type KindName, LIST_AXIS, type SingleRecordKind } from '@counterweight/domain/kinds';
import { type StoredRow, viewId } from '@counterweight/domain/rows';
import type { z } from '@hono/zod-openapi';
import type { Api } from '../api-deps.ts';
import { answeredTime } from '../views/answered-time.ts';
import { readTogether, timeOf } from '../views/read-together.ts';
import { resolveRange } from '../views/resolve-range.ts';
import { resolveSources, showSources } from '../views/resolve-sources.ts';
import { describeSingleRecord } from './describe-single-record.ts';
import type { Entity } from './entity.ts';
import { type EntityList, type JoinPage, preparePage } from './prepare-page.ts';

/** Whether a row of the view is what one parameter of the list asks for. */
interface RowFilter<Row, Asked> {
  matches(row: Row, asked: Asked): boolean;
}

/** One of the row's values is one of those asked for. */
export function anyOf<Row>(
  valuesIn: (row: Row) => string | readonly (string | undefined)[] | undefined,
): RowFilter<Row, readonly string[]> {
  return {
    matches(row, asked) {
      const values = valuesIn(row);
      return [values].flat().some((value) => value !== undefined && asked.includes(value));
    },
  };
}

/** What every list of this frame is asked. */
type ListedQuery = z.output<z.ZodObject<typeof listedShape & typeof pageShape>>;

/** What a single-record kind adds to the frame. */
interface Listed<Filters extends z.ZodRawShape, Row> {
  /** A filter for each parameter that the list has beside those of every list. */
  readonly filters: {
    readonly [Name in keyof Filters]: RowFilter<Row, NonNullable<z.output<Filters[Name]>>>;
  };
  /** The axis of the view on which each entity stands; `list` unless given. */
  readonly axis?: string;
  readonly join?: Entity['join'];
  /** Reads what the entities of a page are shown together with. */
  readonly joinPage?: JoinPage;
}

/** A single-record kind whose entities are listed as its view has them. */
export function listedEntity<Filters extends z.ZodRawShape, Row extends ListedRow>(
  questions: ListedQuestions<Filters>,
  kind: SingleRecordKind<KindName, z.ZodObject, Row>,
  { filters, axis = LIST_AXIS, join, joinPage }: Listed<Filters, Row>,
): Entity {
  const tests: Readonly<Record<string, RowFilter<Row, unknown>>> = filters;
  const describe = describeSingleRecord(kind);
  return {
    questions,
    describe,
    ...(join === undefined ? {} : { join }),
    async list(query: ListedQuery & Readonly<Record<string, ParameterValue>>, api) {
      const list = await readList({ kind, axis, tests }, query, api);
      return preparePage({ questions, describe }, { ...list, joinPage }, query, api);
    },
  };
}

interface ListedRow {
  readonly source: string;
  readonly entity?: string;
}

interface ListedView<Row> {
  readonly kind: SingleRecordKind<KindName, z.ZodObject, Row & ListedRow>;
  readonly axis: string;
  readonly tests: Readonly<Record<string, RowFilter<Row, unknown>>>;
}

async function readList<Row extends ListedRow>(
  { kind: { view, rows }, axis, tests }: ListedView<Row>,
  query: ListedQuery & Readonly<Record<string, ParameterValue>>,
  api: Api,
): Promise<EntityList> {
  const { from } = query;
  const { at, rowsOf, builds, seq } = await readTogether([viewId(view)], timeOf(query), api);
  const standing = rowsOf(viewId(view));
  const sources = resolveSources(query, standing, at.precedence);
  const [source] = sources.counted;
  const isAsked = (stored: StoredRow) => {
    const row = rows.read(stored);
    return row.source === source && Object.entries(tests).every(([name, test]) => letsThrough(test, row, query[name]));
  };
  const undated = [...standing].filter((stored) => stored.axis === axis && stored.day === 'undated' && isAsked(stored));
  const definition: ListedDefinition = {
    view: view.name,
    version: view.version,
    sources: showSources(sources),
    ...answeredTime(query, seq),
    coverage: { undated: new Set(undated.map((stored) => rows.read(stored).entity)).size },
  };
  const matches = (stored: StoredRow) => (stored.day !== 'undated' || from === undefined) && isAsked(stored);
  return {
    of: { view: viewId(view), axis, range: resolveRange(query), matches },
    at,
    filters: inOrder([...Object.keys(tests), ...Object.keys(listedShape)], { ...query, source }),
    builds,
    seq,
    definition,
  };
}

function letsThrough<Row>(test: RowFilter<Row, unknown>, row: Row, asked: unknown): boolean {
  return asked === undefined || test.matches(row, asked);
}
