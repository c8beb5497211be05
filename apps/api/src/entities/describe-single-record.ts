import { datesAhead } from '@counterweight/contracts/events';
import type { RecordContent, SingleRecordState, Warning } from '@counterweight/domain/kinds';
import type { Day, EntityId } from '@counterweight/domain/values';
import type { Entity } from './entity.ts';

/** What a single-record kind knows of its entities. */
interface SingleRecords<Body> {
  fold(entity: EntityId, records: readonly RecordContent[]): SingleRecordState<Body>;
  readonly warnings: ((body: Body) => readonly Warning[]) | undefined;
}

/**
 * How entities of a single-record kind are shown: the body's members as they came unless `show` says otherwise, warnings
 * beside them. One that is no longer there says why. Throws when there never was a record.
 */
export function describeSingleRecord<Body extends object>(
  { fold, warnings }: SingleRecords<Body>,
  show: (body: Body, today: Day) => object = (body) => body,
): Entity['describe'] {
  return ({ entity, records, today }) => {
    const { entity: id, ...state } = fold(entity, records);
    if (state.status === 'absent') throw new Error(`no record of ${id} is in the ledger, though a view names it`);
    if (state.status !== 'live') return { id, ...state };
    const { status, revision, body, sources } = state;
    const doubts = warnings === undefined ? {} : { warnings: [...warnings(body), ...datesAhead(body, today, '')] };
    return { id, status, revision, ...show(body, today), sources, ...doubts };
  };
}
