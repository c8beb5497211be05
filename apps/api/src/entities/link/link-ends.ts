import { linkRows } from '@counterweight/domain/kinds';
import type { EntityId } from '@counterweight/domain/values';
import { cellsKnownAt, type ReadTime } from '@counterweight/ledger';
import { z } from '@hono/zod-openapi';
import type { Api } from '../../api-deps.ts';
import { readTogether } from '../../views/read-together.ts';
import type { JoinPage } from '../answer-list.ts';
import type { EntityResource, JoinedResource } from '../entity-resource.ts';
import { findEntities, listedKinds } from './found-entities.ts';

const addresses = z.array(z.string());

/** What a link is shown together with: where its ends are. */
export const linkEndsShape = {
  found_at: z.strictObject({ from: addresses, to: addresses }).meta({ description: 'Where each of its ends is' }),
  dangling: z
    .array(z.enum(['from', 'to']))
    .meta({ description: 'The ends that no live record of any source names; empty when both are there' }),
};

type Ends = readonly [from: string, to: string];

/** The links of a page, each with where its ends are. */
export const joinLinkEnds: JoinPage = async (page, time, api) => {
  const ends = new Map(
    page.map(({ entity, contributions }) => [entity, endsIn(contributions.map(linkRows.read), entity)]),
  );
  const show = await readEnds(
    [...ends.values()].flatMap((both) => both ?? []),
    time,
    api,
  );
  return ({ entity }) => show(ends.get(entity));
};

/** One link with where its ends are. */
export async function joinOneLink(
  resource: EntityResource,
  time: ReadTime,
  api: Api,
  entity: EntityId,
): Promise<JoinedResource> {
  const snapshotOf = await readTogether(['link'], time, api);
  const ends = endsIn([...linkRows.on('list', cellsKnownAt(snapshotOf('link'), time.knownAt))], entity);
  const members = (await readEnds(ends ?? [], time, api))(ends);
  return {
    tag: JSON.stringify(members),
    describe: (id, records, today) => ({ ...resource.describe(id, records, today), ...members }),
  };
}

function endsIn(rows: readonly ReturnType<typeof linkRows.read>[], entity: EntityId): Ends | undefined {
  const row = rows.find((each) => each.entity === entity);
  return row && [row.from, row.to];
}

async function readEnds(ids: readonly string[], time: ReadTime, api: Api) {
  const snapshotOf = await readTogether(listedKinds, time, api);
  const whereIs = await findEntities(ids, snapshotOf, { seq: snapshotOf('link').seq, knownAt: time.knownAt }, api);
  return (ends: Ends | undefined) => {
    if (ends === undefined) return {};
    const [from, to] = [whereIs(ends[0]), whereIs(ends[1])];
    const missing = Object.entries({ from, to }).flatMap(([end, where]) => (where.length === 0 ? [end] : []));
    return { found_at: { from, to }, dangling: missing };
  };
}
