import { delayedSupport, isDelayed } from '@counterweight/domain/answers';
import {
  foldPledge,
  type RecordContent,
  type RestrictionRow,
  standsOn,
  supportRows,
  supportView,
} from '@counterweight/domain/kinds';
import { type Day, type EntityId, sourceOf } from '@counterweight/domain/values';
import type { ReadTime } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { readTogether } from '../../views/read-together.ts';
import type { JoinedMembers } from '../entity.ts';
import { showPledgeRestriction } from '../restriction/pledge-restriction.ts';
import { readRestrictions } from '../restriction/restrictions-in-force.ts';
import { ratesOf } from './current-rates.ts';
import { describePledge } from './describe-pledge.ts';
import { convertTransaction } from './transaction-conversion.ts';

/** One pledge is shown with what its money is in euro and with what delays it, as known at the time asked for. */
export async function joinPledge(time: ReadTime, api: Api): Promise<JoinedMembers> {
  const { rowsOf, moved, precedence } = await readTogether(['rate', 'restriction'], time, api);
  const { book, sources } = ratesOf(rowsOf('rate'), precedence);
  const { restrictions, sources: restricting } = readRestrictions(rowsOf('restriction'), precedence);
  return {
    tag: [moved, ...sources.counted, '', ...restricting.counted].join(' '),
    describe: (_, { entity, records, today }) => ({
      ...describePledge({ entity, records }, ({ transaction }) => {
        const conversion = convertTransaction(transaction, book);
        return conversion === undefined ? {} : { conversion };
      }),
      restrictions: restrictionsOn(entity, records, restrictions, time.knownAt ?? today),
    }),
  };
}

/** The restrictions that ever delayed a pledge, each with what it delays of this one while it is in force. */
function restrictionsOn(
  entity: EntityId,
  records: readonly RecordContent[],
  restrictions: readonly RestrictionRow[],
  on: Day,
) {
  const contributions = supportView.contributions(foldPledge(entity, records));
  return restrictions
    .filter((restriction) => contributions.some((stored) => isDelayed(restriction, supportRows.read(stored))))
    .map((restriction) => {
      const stand = standsOn(restriction, on);
      const held = delayedSupport({ ...restriction, pledges: [entity] }, contributions, [sourceOf(entity)], on);
      return showPledgeRestriction(restriction, stand, held, on);
    });
}
