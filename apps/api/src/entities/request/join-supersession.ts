import { supersessionsIn } from '@counterweight/domain/kinds';
import type { EntityId } from '@counterweight/domain/values';
import { cellsKnownAt, type ReadTime } from '@counterweight/ledger';
import { z } from '@hono/zod-openapi';
import type { Api } from '../../api-deps.ts';
import { readTogether } from '../../views/read-together.ts';
import type { JoinPage } from '../answer-list.ts';
import type { EntityResource, JoinedResource } from '../entity-resource.ts';

/** What a request is shown together with: what stands in its place, and what it supersedes and is not there. */
export const supersessionShape = {
  superseded_by: z.array(z.string()).meta({ description: 'Requests of the same source that stand in its place' }),
  warnings: z.array(z.object({ code: z.string(), field: z.string(), message: z.string() })),
};

/** The requests of a page, each with what supersedes it. */
export const joinSupersessions: JoinPage = async (_page, time, api) => {
  const show = await readSupersessions(time, api);
  return ({ entity }) => show(entity);
};

/** One request with what supersedes it; one that was taken back supersedes nothing and is not superseded. */
export async function joinSupersession(
  resource: EntityResource,
  time: ReadTime,
  api: Api,
  entity: EntityId,
): Promise<JoinedResource> {
  const members = (await readSupersessions(time, api))(entity);
  return {
    tag: JSON.stringify(members),
    describe(id, records, today) {
      const own = resource.describe(id, records, today);
      return own.status === 'live' ? { ...own, ...members } : own;
    },
  };
}

async function readSupersessions(time: ReadTime, api: Api) {
  const snapshotOf = await readTogether(['request'], time, api);
  const supersessionOf = supersessionsIn(cellsKnownAt(snapshotOf('request'), time.knownAt));
  return (request: EntityId) => {
    const { supersededBy, warnings } = supersessionOf(request);
    return { superseded_by: supersededBy, warnings };
  };
}
