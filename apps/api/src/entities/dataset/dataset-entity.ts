import {
  addressOf,
  canonicalQuery,
  entityLinks,
  entityQuestions,
  LIST_LIMIT,
  type QueryOf,
} from '@counterweight/contracts/http';
import { datasetKind, rankOf } from '@counterweight/domain/kinds';
import { contentOf, datasetEntity as entityOf, foldedRecords, type LedgerAt } from '@counterweight/ledger';
import { z } from '@hono/zod-openapi';
import type { Api } from '../../api-deps.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import type { PreparedAnswer } from '../../http/question-route.ts';
import { pinnedAt } from '../../views/answered-time.ts';
import { timeOf } from '../../views/read-together.ts';
import type { Entity, ListBody, Members, ShownEntity } from '../entity.ts';
import { type Counted, listDatasets } from './list-datasets.ts';

const questions = entityQuestions.dataset;
type Query = QueryOf<typeof questions.list>;

/** Datasets: every source that has records has one, described or not. */
export const datasetEntity: Entity = {
  questions,
  describe: describeDataset,
  async isImplied(entity, api) {
    const source = entity.replace(/:dataset$/, '');
    return (await listDatasets({ knownAt: undefined, minSeq: undefined }, api)).sources.has(source);
  },
  list: prepareDatasets,
};

function describeDataset({ entity, records }: Pick<ShownEntity, 'entity' | 'records'>): Members {
  const state = datasetKind.fold(entity, records);
  if (state.status === 'absent') return { id: entity, status: 'implicit' };
  const { entity: id, status, revision } = state;
  return state.status === 'live'
    ? { id, status, revision, ...state.body }
    : { id, status, revision, reason: state.reason };
}

async function prepareDatasets(query: Query, api: Api): Promise<PreparedAnswer<ListBody & { readonly seq: number }>> {
  const { known_at: knownAt, limit = LIST_LIMIT.standard, cursor } = query;
  const { sources, at, builds } = await listDatasets(timeOf(query), api);
  const { seq } = at;
  const bound = canonicalQuery({ list: 'datasets', known_at: knownAt });
  const after = readCursor(bound, cursor, z.string()) ?? '';
  const rest = [...sources].filter(([source]) => source > after);
  const render = async (most = LIST_LIMIT.max) => {
    const page = rest.slice(0, Math.min(most, limit));
    const last = rest.length > page.length ? page.at(-1)?.[0] : undefined;
    const nextAt = (source: string) => ({ ...query, ...pinnedAt(seq), cursor: writeCursor(bound, source) });
    const next = last === undefined ? {} : { next: addressOf(questions.list, nextAt(last)) };
    const data = await Promise.all(page.map(([source, counted]) => showDataset(source, counted, at, api)));
    return { data, seq, links: { self: addressOf(questions.list, query), ...next } };
  };
  return { versions: ['datasets', ...builds], seq, render, isPage: true };
}

async function showDataset(source: string, counted: Counted, at: LedgerAt, api: Api): Promise<Members> {
  const entity = entityOf(source);
  const records = await foldedRecords({ kind: 'dataset', entity }, { at, ledger: api.ledger });
  return {
    ...describeDataset({ entity, records: records.map(contentOf) }),
    source,
    precedence: rankOf(source, at.precedence),
    counted_by_default: counted,
    links: entityLinks('dataset', entity),
  };
}
