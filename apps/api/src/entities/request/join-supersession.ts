import { supersessionsIn } from '@counterweight/domain/kinds';
import type { EntityId } from '@counterweight/domain/values';
import type { ReadTime } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { readTogether } from '../../views/read-together.ts';
import type { JoinedMembers } from '../entity.ts';
import type { JoinPage } from '../prepare-page.ts';

/** The requests of a page, each with what supersedes it. */
export const joinSupersessions: JoinPage = async (_page, time, api) => {
  const show = await readSupersessions(time, api);
  return ({ entity }) => show(entity);
};

/** One request with what supersedes it; one that was taken back supersedes nothing and is not superseded. */
export async function joinSupersession(time: ReadTime, api: Api, entity: EntityId): Promise<JoinedMembers> {
  const members = (await readSupersessions(time, api))(entity);
  return {
    tag: JSON.stringify(members),
    describe: (own) => (own.status === 'live' ? { ...own, ...members } : own),
  };
}

async function readSupersessions(time: ReadTime, api: Api) {
  const { rowsOf } = await readTogether(['request'], time, api);
  const supersessionOf = supersessionsIn(rowsOf('request'));
  return (request: EntityId) => {
    const { supersededBy, warnings } = supersessionOf(request);
    return { superseded_by: supersededBy, warnings };
  };
}
