import type { SourceReference } from '@counterweight/domain';
import type { FileReading, Keyed, PublishedAs } from '../file-reading.ts';
import type { CurrentRecord, ImportPlan, PlannedEvent, PlanOptions } from './import-plan.ts';
import { type Assignment, matchRows, type Slot } from './match-rows.ts';

/** Local ids that imports give: the stem of a key, a letter and 20 hex digits, and the ordinal among equals. */
const LOCAL_ID = /^([a-z]-[0-9a-f]{20})-(\d+)$/;
const GONE_REASON = 'The row is not in the current release of the imported data set, or can no longer be read there.';

/**
 * The events that turn the source's current records into what the file says. Rows are matched by key, so neither their
 * order nor that of the records matters. Entities whose local id no import gives are left alone.
 */
export function planImport(reading: FileReading, current: readonly CurrentRecord[], options: PlanOptions): ImportPlan {
  const { publishedAs } = reading;
  const slots = slotsByStem(current, options.source);
  const rows = Map.groupBy(reading.entities, (row) => row.stem);
  const planned: Change[] = [];
  for (const [stem, group] of rows) {
    const content = (row: Keyed, slot: Slot) => hashOf(reported(row, slot, options.source, publishedAs), options);
    for (const assignment of matchRows(group, slots.get(stem) ?? [], content)) {
      planned.push(changeFor(assignment, publishedAs, options));
    }
  }
  const gone = options.partial ? [] : retractions(slots, planned, publishedAs, options);
  const live = [...slots.values()].flat().filter((slot) => slot.held?.retracted === false).length;
  return {
    new: planned.filter(({ outcome }) => outcome === 'new').length,
    changed: planned.filter(({ outcome }) => outcome === 'changed').length,
    same: planned.filter(({ outcome }) => outcome === 'same').length,
    gone: gone.length,
    needsConfirmation: gone.length * 10 > live,
    events: [...planned.flatMap(({ event }) => event ?? []), ...gone],
  };
}

interface Change {
  readonly local: string;
  readonly outcome: 'new' | 'changed' | 'same';
  readonly event?: PlannedEvent;
}

type Draft = Omit<PlannedEvent, 'id'>;

function changeFor({ row, slot, same }: Assignment, publishedAs: PublishedAs, options: PlanOptions): Change {
  const { local, held } = slot;
  if (same) return { local, outcome: 'same' };
  const next = { ...slot, revision: (held?.revision ?? 0) + 1 };
  const event = identified(reported(row, next, options.source, publishedAs), local, options);
  return { local, outcome: held === undefined ? 'new' : 'changed', event };
}

function retractions(
  slots: ReadonlyMap<string, readonly Slot[]>,
  planned: readonly Change[],
  publishedAs: PublishedAs,
  options: PlanOptions,
): PlannedEvent[] {
  const kept = new Set(planned.map(({ local }) => local));
  return [...slots.values()].flat().flatMap(({ local, held, revision }) => {
    if (held === undefined || held.retracted || kept.has(local)) return [];
    const sources = [importReference(options.source)];
    const data = { entity: held.entity, revision: revision + 1, sources, reason: GONE_REASON };
    return identified({ type: publishedAs.retracted, source: options.source, data }, local, options);
  });
}

function importReference(source: string): SourceReference {
  return { publisher: source, title: 'A later release of the imported data set, without this row' };
}

function reported(row: Keyed, slot: Slot, source: string, publishedAs: PublishedAs): Draft {
  const { local, revision } = slot;
  const data = { entity: `${source}:${local}`, revision, sources: row.sources, [publishedAs.body]: row.body };
  return { type: publishedAs.reported, source, data };
}

function identified(draft: Draft, local: string, options: PlanOptions): PlannedEvent {
  return { ...draft, id: `${local}.r${draft.data.revision}.${hashOf(draft, options).slice(0, 12)}` };
}

function hashOf({ type, data }: Draft, options: PlanOptions): string {
  return options.contentHash(type, data);
}

/** The source's imported records as slots that rows can take, by the stem of their key. */
function slotsByStem(current: readonly CurrentRecord[], source: string): Map<string, Slot[]> {
  const slots = current.flatMap((held): (Slot & { stem: string })[] => {
    if (!held.entity.startsWith(`${source}:`)) return [];
    const local = held.entity.slice(source.length + 1);
    const [, stem, ordinal] = LOCAL_ID.exec(local) ?? [];
    if (stem === undefined) return [];
    return [{ stem, local, ordinal: Number(ordinal), revision: held.revision, held }];
  });
  return Map.groupBy(slots, ({ stem }) => stem);
}
