import { delayedSupport } from '@counterweight/domain/answers';
import { listedRestrictions, type RestrictionRow, restrictionKind } from '@counterweight/domain/kinds';
import { type Day, sourceOf } from '@counterweight/domain/values';
import { countedIn, type ReadTime } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { readTogether } from '../../views/read-together.ts';
import type { JoinedMembers } from '../entity.ts';
import { showDelayedSupport } from './restrictions-in-force.ts';

/** One restriction is shown with what it delays today, or at the end of the known day asked for; an ended one on its last day. */
export async function joinDelayedSupport(time: ReadTime, api: Api): Promise<JoinedMembers> {
  const { rowsOf, moved, precedence } = await readTogether(['pledge'], time, api);
  const support = rowsOf('pledge');
  const { counted } = countedIn(support, precedence);
  return {
    tag: [moved, ...counted].join(' '),
    describe(own, { entity, records, today }) {
      const contributions = restrictionKind.view.contributions(restrictionKind.fold(entity, records));
      const [restriction] = listedRestrictions(contributions, [sourceOf(entity)]);
      if (restriction === undefined) return own;
      const on = lastDayOf(restriction, time.knownAt ?? today);
      const held = delayedSupport(restriction, support, counted, on);
      return { ...own, held_up: showDelayedSupport(held, on) };
    },
  };
}

function lastDayOf({ to }: RestrictionRow, on: Day): Day {
  return to !== undefined && to < on ? to : on;
}
