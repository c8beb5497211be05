import { linkRows } from '@counterweight/domain/kinds';
import type { EntityId } from '@counterweight/domain/values';
import type { ReadTime } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { readTogether } from '../../views/read-together.ts';
import type { JoinedMembers } from '../entity.ts';
import type { JoinPage } from '../prepare-page.ts';
import { findEntities, listedKinds } from './find-entities.ts';

type Ends = readonly [from: string, to: string];

/** The links of a page, each with where its ends are. */
export const joinLinkEnds: JoinPage = async (page, time, api) => {
  const ends = new Map(page.map(({ entity, rows }) => [entity, endsIn(rows.map(linkRows.read), entity)]));
  const show = await readEnds(
    [...ends.values()].flatMap((both) => both ?? []),
    time,
    api,
  );
  return ({ entity }) => show(ends.get(entity));
};

/** One link with where its ends are. */
export async function joinOneLink(time: ReadTime, api: Api, entity: EntityId): Promise<JoinedMembers> {
  const { rowsOf } = await readTogether(['link'], time, api);
  const ends = endsIn([...linkRows.on('list', rowsOf('link'))], entity);
  const members = (await readEnds(ends ?? [], time, api))(ends);
  return { tag: JSON.stringify(members), describe: (own) => ({ ...own, ...members }) };
}

function endsIn(rows: readonly ReturnType<typeof linkRows.read>[], entity: EntityId): Ends | undefined {
  const row = rows.find((each) => each.entity === entity);
  return row && [row.from, row.to];
}

async function readEnds(ids: readonly string[], time: ReadTime, api: Api) {
  const { at, rowsOf } = await readTogether(listedKinds, time, api);
  const whereIs = await findEntities(ids, rowsOf, at);
  return (ends: Ends | undefined) => {
    if (ends === undefined) return {};
    const [from, to] = [whereIs(ends[0]), whereIs(ends[1])];
    const missing = Object.entries({ from, to }).flatMap(([end, where]) => (where.length === 0 ? [end] : []));
    return { found_at: { from, to }, dangling: missing };
  };
}
