import type { StoredRow } from '../rows/stored-row.ts';
import { entityIdSchema, revisionSchema } from '../values/ids.ts';
import type { SingleRecordKind } from './single-record-kind.ts';

/** The rows of a kind's view, of entities by id, each with its body as its source reports it. */
export function reportedRows(
  { name, record, events, fold, view }: SingleRecordKind,
  bodies: Readonly<Record<string, unknown>>,
): readonly StoredRow[] {
  const sources = [{ publisher: 'A desk', title: 'A report' }];
  return Object.entries(bodies).flatMap(([id, body]) => {
    const [entity, revision] = [entityIdSchema.parse(id), revisionSchema.parse(1)];
    const data = events.live.data.parse({ entity, revision, sources, [name]: body });
    return view.contributions(fold(entity, [{ record, revision, status: 'live', data }]));
  });
}
