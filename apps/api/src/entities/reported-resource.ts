import type { RecordContent, ReportedKind, Warning } from '@counterweight/domain/kinds';
import type { EntityId } from '@counterweight/domain/values';
import { z } from '@hono/zod-openapi';
import type { EntityResource } from './entity-resource.ts';
import { describeGone, singleRecordSchema } from './single-record.ts';

const warningsSchema = z.array(z.object({ code: z.string(), field: z.string(), message: z.string() }));

/** How entities are shown that their source reports whole: the body's members as they came, warnings beside them. */
export function reportedResource<Body extends object>(
  { kind, fold }: Pick<ReportedKind<Body>, 'kind' | 'fold'>,
  shown: {
    readonly path: EntityResource['path'];
    readonly title: string;
    readonly members: Readonly<Record<string, z.ZodType>>;
    readonly warnings?: (body: Body) => readonly Warning[];
  },
): EntityResource {
  const { path, title, members, warnings } = shown;
  const optional = z.object(members).partial().shape;
  const describe = (entity: EntityId, records: readonly RecordContent[]) => {
    const state = fold(entity, records);
    if (state.status !== 'live') return describeGone(state);
    const { status, revision, body, sources } = state;
    const doubts = warnings === undefined ? {} : { warnings: warnings(body) };
    return { id: entity, status, revision, ...body, sources, ...doubts };
  };
  return {
    kind: kind.name,
    path,
    title,
    bodySchema: singleRecordSchema({ ...optional, ...(warnings && { warnings: warningsSchema.optional() }) }),
    describe,
  };
}
