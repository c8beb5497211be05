import type { SourceReference } from '@counterweight/domain/values';
import type { FileReading, Keyed, Naming, PublishedAs } from '../file-reading.ts';
import type { CurrentRecord, ImportPlan, PlannedEvent, PlanOptions } from './import-plan.ts';
import { type Assignment, matchRows, type Slot } from './match-rows.ts';
import { concernsOf, type PlanSizes } from './plan-concerns.ts';

const GONE_REASON = 'The row is not in the current release of the imported data set, or can no longer be read there.';

/**
 * The events that turn the source's current records into what the file says. Records are matched by key, so neither the
 * order of rows nor that of the ledger matters. What is called as no import calls it is left alone.
 */
export function planImport(reading: FileReading, current: readonly CurrentRecord[], options: PlanOptions): ImportPlan {
  const { naming } = reading;
  const slots = slotsByName(current, options.source, naming);
  const planned = [...Map.groupBy(reading.records, nameOf)].flatMap(([name, group]) =>
    planGroup(group, slots.get(name) ?? [], naming, options),
  );
  const gone = options.partial ? [] : retractions(slots, planned, options);
  const sizes = sizesOf(slots, planned, gone);
  return {
    new: planned.filter(({ outcome }) => outcome === 'new').length,
    changed: planned.filter(({ outcome }) => outcome === 'changed').length,
    same: planned.filter(({ outcome }) => outcome === 'same').length,
    gone: gone.length,
    concerns: options.partial ? [] : concernsOf(sizes, naming.givenIds),
    sizes,
    events: [...planned.flatMap(({ event }) => event ?? []), ...gone],
  };
}

function sizesOf(
  slots: ReadonlyMap<string, readonly HeldSlot[]>,
  planned: readonly Change[],
  gone: readonly PlannedEvent[],
): PlanSizes {
  const live = [...slots.values()].flat().filter((slot) => slot.held?.retracted === false);
  const before = new Set(live.map(({ local }) => local));
  const after = new Set(planned.map(({ local }) => local));
  return {
    live: live.length,
    inFile: planned.length,
    gone: gone.length,
    liveEntities: before.size,
    goneEntities: gone.length === 0 ? 0 : [...before].filter((local) => !after.has(local)).length,
    newEntities: [...after].filter((local) => !before.has(local)).length,
  };
}

/** A record's place in the ledger: its entity and its id within it. */
interface Place {
  readonly local: string;
  readonly record: string;
}

interface Change extends Place {
  readonly outcome: 'new' | 'changed' | 'same';
  readonly event?: PlannedEvent;
}

type HeldSlot = Slot & { readonly record: string; readonly stem: string; readonly publishedAs: PublishedAs };
type Draft = Omit<PlannedEvent, 'id'>;

function nameOf({ stem, record }: { readonly stem: string; readonly record: string }): string {
  return `${stem} ${record}`;
}

function planGroup(
  group: readonly Keyed[],
  slots: readonly Slot[],
  naming: Naming,
  options: PlanOptions,
): readonly Change[] {
  const [first] = group;
  const publishedAs = first && naming.publishedAs(first.record);
  if (publishedAs === undefined) throw new RangeError(`no import gives a record ${first?.record}`);
  const content = (row: Keyed, slot: Slot, salt: string) =>
    hashOf(reported(row, slot, options.source, publishedAs), salt, options);
  const assignments = matchRows(group, slots, content, naming.localId);
  return assignments.map((assignment) => changeFor(assignment, publishedAs, options));
}

function changeFor({ row, slot, same }: Assignment, publishedAs: PublishedAs, options: PlanOptions): Change {
  const { local, held } = slot;
  const { record } = row;
  if (same) return { local, record, outcome: 'same' };
  const next = { ...slot, revision: (held?.revision ?? 0) + 1 };
  const event = identified(reported(row, next, options.source, publishedAs), local, options);
  return { local, record, outcome: held === undefined ? 'new' : 'changed', event };
}

function retractions(
  slots: ReadonlyMap<string, readonly HeldSlot[]>,
  planned: readonly Change[],
  options: PlanOptions,
): PlannedEvent[] {
  const placed = ({ local, record }: Place) => `${local} ${record}`;
  const kept = new Set(planned.map(placed));
  return [...slots.values()].flat().flatMap((slot) => {
    const { local, held, revision, publishedAs } = slot;
    if (held === undefined || held.retracted || kept.has(placed(slot))) return [];
    const sources = [importReference(options.source)];
    const data = { entity: held.entity, ...publishedAs.named, revision: revision + 1, sources, reason: GONE_REASON };
    return identified({ type: publishedAs.retracted, source: options.source, data }, local, options);
  });
}

function importReference(source: string): SourceReference {
  return { publisher: source, title: 'A later release of the imported data set, without this row' };
}

function reported(row: Keyed, slot: Slot, source: string, publishedAs: PublishedAs): Draft {
  const { local, revision } = slot;
  const entity = `${source}:${local}`;
  const data = { entity, ...publishedAs.named, revision, sources: row.sources, [publishedAs.body]: row.body };
  return { type: publishedAs.reported, source, data };
}

function identified(draft: Draft, local: string, options: PlanOptions): PlannedEvent {
  return { ...draft, id: `${local}.r${draft.data.revision}.${hashOf(draft, options.idKey, options).slice(0, 12)}` };
}

function hashOf({ type, data }: Draft, salt: string, { contentHash }: PlanOptions): string {
  return contentHash(salt, type, data);
}

/** The source's imported records as slots that rows can take, by what the rows are matched by. */
function slotsByName(current: readonly CurrentRecord[], source: string, naming: Naming): Map<string, HeldSlot[]> {
  const slots = current.flatMap((held): HeldSlot[] => {
    if (!held.entity.startsWith(`${source}:`)) return [];
    const local = held.entity.slice(source.length + 1);
    const named = naming.readLocalId(local);
    const publishedAs = naming.publishedAs(held.record);
    if (named === undefined || publishedAs === undefined) return [];
    const { record, revision } = held;
    return [{ ...named, local, record, revision, held, publishedAs }];
  });
  return Map.groupBy(slots, nameOf);
}
