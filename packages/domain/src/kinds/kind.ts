import { mergeRows } from '../rows/merge-rows.ts';
import type { StoredRow } from '../rows/stored-row.ts';
import { type View, type ViewId, viewId } from '../rows/view.ts';
import type { EntityId, RecordId, Revision } from '../values/ids.ts';
import type { KindName } from './kind-name.ts';
import type { Warning } from './warning.ts';

/** One recorded revision as a fold sees it: its validated event data, or the fact that the payload was redacted. */
export type RecordContent = {
  readonly record: RecordId;
  readonly revision: Revision;
} & (
  | { readonly status: 'live' | 'retracted'; readonly data: unknown }
  | { readonly status: 'redacted'; readonly reason: string }
);

/** The rows of one entity in one view, no two of the same day and dimensions. */
export interface EntityRows {
  readonly view: ViewId;
  readonly rows: readonly StoredRow[];
}

/** The axis on which every entity of a listed kind stands once, on the day it is listed under. */
export const LIST_AXIS = 'list';

/** A kind of entity, as the projector sees it: records in, contributions to each of its views out. */
export interface Kind<Name extends KindName = KindName> {
  readonly name: Name;
  /** The first is the kind's own view. */
  readonly views: readonly ViewId[];
  /** Whether the kind's own view names each entity, on the axis `list`. */
  readonly listed: boolean;
  project(entity: EntityId, records: readonly RecordContent[]): readonly EntityRows[];
  /** What a reader should know of a record, as far as its data alone tells; fields are paths in the data. */
  readonly recordWarnings: (data: unknown) => readonly Warning[];
  /** Whether some of it counts nothing until the entity gets another record; absent where that cannot be. */
  readonly isWaiting: ((entity: EntityId, records: readonly RecordContent[]) => boolean) | undefined;
}

/**
 * Ties a kind's fold to its views. `fold` takes records in any order and never rejects a recorded fact; it and every
 * view's `contributions` are pure.
 */
export function defineKind<const Name extends KindName, State>(definition: {
  readonly name: Name;
  readonly fold: (entity: EntityId, records: readonly RecordContent[]) => State;
  readonly views: readonly View<State>[];
  readonly listed: boolean;
  readonly isWaiting?: (state: State) => boolean;
  readonly recordWarnings?: Kind['recordWarnings'];
}): Kind<Name> {
  const { name, listed, isWaiting, recordWarnings = () => [] } = definition;
  return {
    name,
    recordWarnings,
    views: definition.views.map(viewId),
    listed,
    project(entity, records) {
      const state = definition.fold(entity, records);
      return definition.views.map((view) => ({ view: viewId(view), rows: mergeRows(view.contributions(state)) }));
    },
    isWaiting: isWaiting && ((entity, records) => isWaiting(definition.fold(entity, records))),
  };
}

/** Of each record its highest revision, in order of record id. */
export function latestOfEach(records: readonly RecordContent[]): readonly RecordContent[] {
  const latest = new Map<RecordId, RecordContent>();
  for (const record of records) {
    const held = latest.get(record.record);
    if (held === undefined || held.revision < record.revision) latest.set(record.record, record);
  }
  return [...latest.values()].sort((a, b) => (a.record < b.record ? -1 : 1));
}
