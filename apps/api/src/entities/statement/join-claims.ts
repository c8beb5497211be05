import { compareClaim, listedClaims } from '@counterweight/domain/answers';
import { statementKind } from '@counterweight/domain/kinds';
import { cellsOf } from '@counterweight/domain/rows';
import { sourceOf } from '@counterweight/domain/values';
import { lastMove, type ReadTime } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { answerBasis } from '../../views/answer-basis.ts';
import { readTogether } from '../../views/read-together.ts';
import type { JoinedMembers } from '../entity.ts';
import { claimInputsOf, comparedKinds } from './claims-reading.ts';
import { showClaim } from './show-claim.ts';

/** One statement is shown with what the ledger computes beside its figures, as known at the time asked for. */
export async function joinClaims(time: ReadTime, api: Api): Promise<JoinedMembers> {
  const { knownAt } = time;
  const snapshotOf = await readTogether(comparedKinds, time, api);
  const snapshots = comparedKinds.map(snapshotOf);
  const moves = snapshots.map(lastMove);
  // Without a known day the last move will do: it stays as long as nothing that is compared has moved.
  const seq = knownAt === undefined ? Math.max(...moves) : answerBasis(snapshots, knownAt).seq;
  return {
    tag: [...moves, JSON.stringify(api.precedence)].join(' '),
    describe(own, { entity, records, today }) {
      const cells = cellsOf(statementKind.view.contributions(statementKind.fold(entity, records)));
      const claims = listedClaims(cells, [sourceOf(entity)]);
      if (claims.length === 0) return own;
      const on = knownAt ?? today;
      const inputs = claimInputsOf(snapshotOf, { on, knownAt, policy: 'announcement_day' }, api.precedence);
      return { ...own, claims: claims.map((claim) => showClaim(compareClaim(claim, inputs), { seq, knownAt })) };
    },
  };
}
