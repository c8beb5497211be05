import type { RecordName } from '@counterweight/contracts/events';
import {
  type CellGroups,
  type CellKey,
  type Contribution,
  dimensionsText,
  type ViewId,
} from '@counterweight/domain/rows';
import { type Day, daySchema, decimalSchema } from '@counterweight/domain/values';
import { entityText, type Head, type JournalItem } from '../../ports/ledger.ts';
import type { ViewPlace } from '../../ports/view-builds.ts';
import type { CellVersion, ProjectionCommit, RowVersion, StateItem } from '../../ports/views.ts';
import { nextJournalItem } from '../../project/journal-item.ts';
import { pointerOf } from '../../project/plan-projection.ts';
import type { Ports } from './ports.ts';

export const VIEW: ViewId = 'strikes@2';

/** The day as a `Day`. */
export function day(text: string): Day {
  return daySchema.parse(text);
}

/** A cell by its axis and day; `undated` is a day here. */
export function cellAt(axis: string, on: string): CellKey {
  return { axis, day: on === 'undated' ? on : day(on) };
}

/** More than a number could hold: what is stored as one comes back changed. */
const AMOUNT = decimalSchema.parse('90071992547409930.07');

/** What each record of a sample commit counts: `launched`, and money, in one group. */
export function contributionTo(cell: CellKey, launched: number): Contribution {
  return { cell, dimensions: { weapon: ['kalibr', 'kh-101'], source: 'desk' }, measures: { launched, amount: AMOUNT } };
}

/** A cell's content of one group. */
export function groupsOf(launched: number): CellGroups {
  const { dimensions, measures } = contributionTo(cellAt('end', '2024-01-10'), launched);
  return new Map([[dimensionsText(dimensions), { dimensions, measures }]]);
}

export interface SampleCommit {
  readonly names?: readonly RecordName[];
  readonly cells?: readonly CellKey[];
  readonly launched?: number;
  readonly view?: ViewPlace;
  readonly expectedVersion?: number;
  /** The known day. */
  readonly on?: string;
}

/** A commit on `head` that makes the records known and moves the cells, one state and row per entity and cell. */
export function commitOn(head: Head, sample: SampleCommit = {}): ProjectionCommit {
  const { names = [], cells = [], launched = 1, view = VIEW, expectedVersion = 0, on = '2024-01-10' } = sample;
  const records = names.map((name) => ({ ...name, hash: 'h', change: 'created' as const }));
  const item = nextJournalItem(head, records, Date.parse(`${on}T12:00:00Z`));
  const entities = [...new Map(names.map((name) => [entityText(name), name])).values()];
  const contributions = cells.map((cell) => contributionTo(cell, launched));
  return {
    head,
    item,
    builds: head.builds,
    known: names,
    states: entities.map((name) => ({
      expectedVersion,
      state: stateOf(name, item, { view, version: expectedVersion + 1, applied: contributions }),
    })),
    cells: cells.map((cell) => ({ view, cell, known: item.day, seq: item.seq, groups: groupsOf(launched) })),
    rows: entities.flatMap((name) => contributions.map((contribution) => rowOf(name, item, view, contribution))),
  };
}

function stateOf(
  { kind, entity, record, revision }: RecordName,
  { seq }: JournalItem,
  own: Pick<StateItem, 'view' | 'version' | 'applied'>,
): StateItem {
  return { kind, entity, pointer: pointerOf([{ record, revision }]), seq, ...own };
}

function rowOf(name: RecordName, item: JournalItem, view: ViewPlace, contribution: Contribution): RowVersion {
  const { kind, entity } = name;
  const { cell } = contribution;
  const own = { pointer: pointerOf([name]), contributions: [contribution] };
  return { view, cell, kind, entity, known: item.day, seq: item.seq, ...own };
}

/** Commits on HEAD as it is; throws when that is refused. */
export async function commitNext({ ledger, views }: Ports, sample: SampleCommit = {}): Promise<ProjectionCommit> {
  const commit = commitOn(await ledger.head(), sample);
  const outcome = await views.commit(commit);
  if (!outcome.committed) throw new Error(JSON.stringify(outcome.reasons));
  return commit;
}

/** A cell version as text, for comparing lists. */
export function cellLine({ view, cell, known, groups }: CellVersion): string {
  const [group] = groups.values();
  return `${view} ${cell.axis} ${cell.day} known ${known}: ${group?.measures.launched ?? 'nothing'}`;
}

/** A row version as text, for comparing lists. */
export function rowLine({ view, cell, entity, known, contributions }: RowVersion): string {
  return `${view} ${cell.axis} ${cell.day} ${entity} known ${known}: ${contributions[0]?.measures.launched ?? 'nothing'}`;
}
