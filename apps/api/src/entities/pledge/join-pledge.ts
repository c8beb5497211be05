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
import {
  type RestrictionsReading,
  readRestrictions,
  showMoreRestrictions,
} from '../restriction/restrictions-in-force.ts';
import { ratesOf } from './current-rates.ts';
import { describePledge } from './describe-pledge.ts';
import { convertTransaction } from './transaction-conversion.ts';

/** One pledge is shown with what its money is in euro and with what delays it, as known at the time asked for. */
export async function joinPledge(time: ReadTime, api: Api): Promise<JoinedMembers> {
  const { rowsOf, moved, precedence } = await readTogether(['rate', 'restriction'], time, api);
  const { book, sources } = ratesOf(rowsOf('rate'), precedence);
  const restrictions = readRestrictions(rowsOf('restriction'), precedence);
  return {
    tag: [moved, ...sources.counted, '', ...restrictions.sources.counted].join(' '),
    describe: (_, { entity, records, today }) => ({
      ...describePledge({ entity, records }, ({ transaction }) => {
        const conversion = convertTransaction(transaction, book);
        return conversion === undefined ? {} : { conversion };
      }),
      ...restrictionsOn(entity, records, restrictions, time.knownAt ?? today),
    }),
  };
}

/** The restrictions that ever delayed a pledge, each with what it delays of this one while it is in force; and how many more there are. */
function restrictionsOn(entity: EntityId, records: readonly RecordContent[], reading: RestrictionsReading, on: Day) {
  const state = foldPledge(entity, records);
  const contributions = supportView.contributions(state);
  const delays = (restriction: RestrictionRow) =>
    contributions.some((stored) => isDelayed(restriction, supportRows.read(stored)));
  const { shown, others } = reading.beside([sourceOf(entity)]);
  const restrictions = shown.filter(delays).map((restriction) => {
    const stand = standsOn(restriction, on);
    const held = delayedSupport({ ...restriction, pledges: [entity] }, contributions, [sourceOf(entity)], on);
    return showPledgeRestriction(restriction, stand, held, on);
  });
  const [row] = supportRows.on('list', contributions);
  const of = { pledge: entity, ...(row === undefined ? {} : { donor: row.donor }) };
  return { restrictions, restrictions_more: showMoreRestrictions(others.filter(delays).length, of) };
}
