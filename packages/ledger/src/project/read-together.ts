import type { RecordName } from '@counterweight/contracts/events';
import { type EntityRef, entityText, type Ledger, recordNameText, type StateItem } from '../ports/ledger.ts';
import type { LiveViews } from '../ports/live-views.ts';
import { cameNext } from './came-next.ts';
import { type EntityReading, needsHistory } from './read-entity.ts';

/** An entity to project. */
export interface EntityToProject extends EntityRef {
  /** Its records that came, where that is known; what else there may be of it is looked for where they leave a gap. */
  readonly came?: readonly RecordName[];
}

/** Each entity once, with all that came of it; where one does not say what came, all its records are looked through. */
export function distinctEntities(entities: readonly EntityToProject[]): readonly EntityToProject[] {
  return [...Map.groupBy(entities, entityText).values()].flatMap((same): readonly EntityToProject[] => {
    const [first] = same;
    if (first === undefined) return [];
    const { kind, entity } = first;
    const whole = same.some(({ came }) => came === undefined);
    return [{ kind, entity, ...(whole ? {} : { came: same.flatMap(({ came = [] }) => came) }) }];
  });
}

/**
 * Reads the entities of which what came is all there is to read, in requests that they share; by `entityText`. The others,
 * and those that cannot be read so, are not among them. The states were read before.
 */
export async function readTogether(
  entities: readonly EntityToProject[],
  views: LiveViews,
  states: ReadonlyMap<string, StateItem>,
  ledger: Pick<Ledger, 'entries'>,
): Promise<ReadonlyMap<string, EntityReading>> {
  const readings = new Map<string, EntityReading>();
  const few = entities.flatMap(({ kind, entity, came = [] }) => {
    const state = states.get(entityText({ kind, entity }));
    const reading: EntityReading = { kind, entity, views, state, entries: [] };
    const names = needsHistory(reading) ? undefined : cameNext(came, state);
    return names === undefined ? [] : [{ reading, names }];
  });
  const wanted = few.flatMap(({ names }) => names);
  const found = wanted.length === 0 ? undefined : await ledger.entries(wanted).catch(() => undefined);
  for (const { reading, names } of few) {
    const entries = names.flatMap((name) => found?.get(recordNameText(name)) ?? []);
    if (entries.length === names.length) readings.set(entityText(reading), { ...reading, entries });
  }
  return readings;
}
