import type { RecordName } from '@counterweight/contracts/events';
import type { StoredRow } from '@counterweight/domain/rows';
import { type Day, daySchema, decimalSchema } from '@counterweight/domain/values';
import { type Commit, type EntityRef, entityText, type Head, type Ledger, type StateItem } from '../../ports/ledger.ts';
import type { LiveViews, ViewPlace } from '../../ports/live-views.ts';
import { entityChange, type ItemContent, nextJournalItem } from '../../project/journal-item.ts';
import { withKnown } from '../../project/known-revisions.ts';

export const PLACE: ViewPlace = 'strikes@3/0';

/** The day as a `Day`. */
export function day(text: string): Day {
  return daySchema.parse(text);
}

/** More than a number could hold: what is stored as one comes back changed. */
const AMOUNT = decimalSchema.parse('90071992547409930.07');

/** A row that counts `launched`, and money. */
export function rowOf(launched: number, words = 'desk'): StoredRow {
  const dimensions = { weapon: ['kalibr', 'kh-101'], none: [], source: words };
  return { axis: 'end', day: day('2024-01-10'), dimensions, measures: { launched, amount: AMOUNT } };
}

export interface SampleCommit {
  readonly names?: readonly RecordName[];
  /** Of each entity named; one when absent. */
  readonly rows?: readonly StoredRow[];
  readonly expectedVersion?: number;
  /** The known day. */
  readonly on?: string;
  readonly views?: LiveViews;
}

/** A commit on `head` that makes the records known; each of their entities has these rows from then on. */
export function commitOn(head: Head, sample: SampleCommit = {}): Commit {
  const { names = [], rows = [rowOf(1)], expectedVersion = 0, on = '2024-01-10', views = head.views } = sample;
  const entities = [...new Map(names.map((name) => [entityText(name), refOf(name)])).values()];
  const content: ItemContent = {
    records: names.map((name) => ({ ...name, hash: 'h', change: 'created' })),
    entities: entities.map((ref) =>
      entityChange(ref, { type: 'moved', came: { [PLACE]: rows }, gone: {} }, `salt of ${entityText(ref)}`),
    ),
  };
  const item = nextJournalItem(head, Date.parse(`${on}T12:00:00Z`), content);
  const states = entities.map((ref) => {
    const known = withKnown(
      {},
      names.filter((name) => entityText(name) === entityText(ref)),
      item.seq,
    );
    const standing = rows.map((row, ordinal) => ({ from: item.seq, ordinal, row }));
    const state: StateItem = {
      ...ref,
      version: expectedVersion + 1,
      known,
      rows: { [PLACE]: standing },
      seq: item.seq,
    };
    return { expectedVersion, state };
  });
  return { head, item, views, states };
}

/** Commits on HEAD as it is; throws when that is refused. */
export async function commitNext(ledger: Ledger, sample: SampleCommit = {}): Promise<Commit> {
  const commit = commitOn(await ledger.head(), sample);
  const outcome = await ledger.commit(commit);
  if (!outcome.committed) throw new Error(JSON.stringify(outcome.reasons));
  return commit;
}

/** `type code` or `key code` of every reason, in order; `committed` when there is none. */
export async function reasonsOf(outcome: ReturnType<Ledger['commit']>): Promise<readonly string[]> {
  const ended = await outcome;
  if (ended.committed) return ['committed'];
  return ended.reasons.map(({ item, code }) => `${'key' in item ? item.key : item.type} ${code}`);
}

function refOf({ kind, entity }: EntityRef): EntityRef {
  return { kind, entity };
}
