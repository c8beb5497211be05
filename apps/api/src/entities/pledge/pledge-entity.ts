import { entityQuestions } from '@counterweight/contracts/http';
import type { Entity, ShownEntity } from '../entity.ts';
import { preparePage } from '../prepare-page.ts';
import { describePledge } from './describe-pledge.ts';
import { joinPledge } from './join-pledge.ts';
import { listPledges, type PledgeListQuery } from './list-pledges.ts';

const questions = entityQuestions.pledge;
const describe = (shown: ShownEntity) => describePledge(shown);

/** Pledges: the header's members, and every transaction with its own sources. */
export const pledgeEntity: Entity = {
  questions,
  describe,
  join: joinPledge,
  async list(query: PledgeListQuery, api) {
    return preparePage({ questions, describe }, await listPledges(query, api), query, api);
  },
};
