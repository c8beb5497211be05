import { compareClaim, listedClaims } from '@counterweight/domain/answers';
import { statementKind } from '@counterweight/domain/kinds';
import { sourceOf } from '@counterweight/domain/values';
import type { ReadTime } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { readTogether } from '../../views/read-together.ts';
import type { JoinedMembers } from '../entity.ts';
import { claimInputsOf, comparedKinds } from './claims-reading.ts';
import { showClaim } from './show-claim.ts';

/** One statement is shown with what the ledger computes beside its figures, as known at the time asked for. */
export async function joinClaims(time: ReadTime, api: Api): Promise<JoinedMembers> {
  const { knownAt } = time;
  const { rowsOf, moved, precedence } = await readTogether(comparedKinds, time, api);
  return {
    tag: [moved, JSON.stringify([...precedence.ranks])].join(' '),
    describe(own, { entity, records, today }) {
      const stored = statementKind.view.contributions(statementKind.fold(entity, records));
      const claims = listedClaims(stored, [sourceOf(entity)]);
      if (claims.length === 0) return own;
      const on = knownAt ?? today;
      const inputs = claimInputsOf(rowsOf, { on, policy: 'announcement_day' }, precedence);
      return { ...own, claims: claims.map((claim) => showClaim(compareClaim(claim, inputs), { seq: moved, knownAt })) };
    },
  };
}
