import type { RecordContent, SingleRecordKind } from '@counterweight/domain/kinds';
import type { EntityId } from '@counterweight/domain/values';
import { z } from '@hono/zod-openapi';
import type { EntityResource } from './entity-resource.ts';
import { describeGone, singleRecordSchema } from './single-record.ts';

const warningsSchema = z.array(z.object({ code: z.string(), field: z.string(), message: z.string() }));

/** How entities of a single-record kind are shown: the body's members as they came, warnings beside them. */
export function reportedResource(
  { name, fold, warnings }: SingleRecordKind,
  shown: {
    readonly path: EntityResource['path'];
    readonly title: string;
    readonly members: Readonly<Record<string, z.ZodType>>;
  },
): EntityResource {
  const { path, title, members } = shown;
  const optional = z.object(members).partial().shape;
  const describe = (entity: EntityId, records: readonly RecordContent[]) => {
    const state = fold(entity, records);
    if (state.status !== 'live') return describeGone(state);
    const { status, revision, body, sources } = state;
    const doubts = warnings === undefined ? {} : { warnings: warnings(body) };
    return { id: entity, status, revision, ...body, sources, ...doubts };
  };
  return {
    kind: name,
    path,
    title,
    bodySchema: singleRecordSchema({ ...optional, ...(warnings && { warnings: warningsSchema.optional() }) }),
    describe,
  };
}
