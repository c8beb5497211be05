import { eventWarnings, type SentEvent } from '@counterweight/contracts/events';
import type { EventResult } from '@counterweight/contracts/http';
import type { KindName } from '@counterweight/domain/kinds';
import { type Source, utcDay } from '@counterweight/domain/values';
import {
  type Candidate,
  countedByDefault,
  type DatasetName,
  datasetName,
  datasetState,
  kindsDescribed,
} from '@counterweight/ledger';
import type { Api } from '../api-deps.ts';
import type { CheckedEntry } from './check-entry.ts';

/** Sends what passed the checks in the name of its sender, and gives every entry its result, in order. */
export async function sendEntries(
  checked: readonly CheckedEntry[],
  sentFor: string,
  api: Api,
): Promise<readonly EventResult[]> {
  const good = checked.flatMap((entry) => (entry.ok ? [entry] : []));
  const sent =
    good.length === 0
      ? []
      : await api.sink.publish(
          good.map(({ candidate }) => candidate.event),
          sentFor,
        );
  const statuses = await statusesOf(
    good.map(({ candidate }) => candidate),
    api,
  );
  const today = utcDay(api.clock.now());
  const outcomes = new Map(good.map(({ index }, position) => [index, sent[position]]));
  return checked.map((entry) => {
    if (entry.ok) {
      const result = sentResult(entry.index, entry.candidate, outcomes.get(entry.index), statuses);
      const { event, name } = entry.candidate;
      const warnings = eventWarnings(name.kind, event.data, today);
      return result.status === 'taken' && warnings.length > 0 ? { ...result, warnings: [...warnings] } : result;
    }
    const { index, id, code, errors } = entry.refused;
    return { index, ...(id === undefined ? {} : { id }), status: 'refused', code, errors: [...errors] };
  });
}

interface DatasetStatus {
  readonly dataset: DatasetName;
  readonly counted: boolean;
}

function sentResult(
  index: number,
  { event }: Candidate,
  sent: SentEvent | undefined,
  statuses: ReadonlyMap<string, DatasetStatus>,
): EventResult {
  const { id, source, type } = event;
  const status = statuses.get(statusKey(source, type));
  if (sent?.outcome === 'sent' && status !== undefined) {
    const { dataset, counted } = status;
    return { index, id, status: 'taken', event_id: sent.busId, dataset, counted_by_default: counted };
  }
  const why = sent?.outcome === 'failed' ? `${sent.code}: ${sent.message}` : 'the bus gave no answer';
  const errors = [{ field: '', message: `the bus did not take it (${why}); send it again` }];
  return { index, id, status: 'refused', code: NOT_SENT, errors };
}

/** The code of an entry that was in order but could not be handed over. */
export const NOT_SENT = 'not_sent';

/** One look-up for each source and type in the batch. */
async function statusesOf(candidates: readonly Candidate[], api: Api): Promise<ReadonlyMap<string, DatasetStatus>> {
  const statuses = new Map<string, DatasetStatus>();
  for (const { event, name } of candidates) {
    const key = statusKey(event.source, event.type);
    if (!statuses.has(key)) statuses.set(key, await datasetStatus(event.source, name.kind, api));
  }
  return statuses;
}

/** A source's dataset and whether default views count its records of a kind. */
export async function datasetStatus(source: Source, kind: KindName, api: Api): Promise<DatasetStatus> {
  const { memory, ledger } = api;
  const reading = await memory.read();
  const at = reading.ok ? reading.at : memory.held();
  const state = await datasetState(source, { at, ledger });
  const counted = countedByDefault(source, kindsDescribed(kind, state), at);
  return { dataset: datasetName(source, state), counted };
}

function statusKey(source: string, type: string): string {
  return `${source} ${type}`;
}
