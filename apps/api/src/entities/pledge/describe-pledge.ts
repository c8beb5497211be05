import { foldPledge, kielTypeOf, type LiveTransaction, type PledgeState } from '@counterweight/domain/kinds';
import { donorName } from '@counterweight/domain/values';
import type { Members, ShownEntity } from '../entity.ts';

/** A pledge as folded; `more` adds to each transaction what it is shown together with. */
export function describePledge(
  { entity, records }: Pick<ShownEntity, 'entity' | 'records'>,
  more: (transaction: LiveTransaction) => Members = () => ({}),
): Members {
  const state = foldPledge(entity, records);
  const { status, transactions, gone, awaiting_header, warnings } = state;
  return {
    id: entity,
    status,
    ...showHeader(state),
    transactions: transactions.map((held) => ({ ...showTransaction(held), ...more(held) })),
    gone,
    awaiting_header,
    warnings,
  };
}

function showHeader({ header }: PledgeState) {
  if (header.status === 'absent') return {};
  const { revision } = header;
  if (header.status !== 'live') {
    const { reason } = header;
    return { revision, reason, ...('sources' in header ? { sources: header.sources } : {}) };
  }
  const { pledge, sources } = header;
  const { donor, category, subcategory } = pledge;
  return { revision, ...pledge, donor_name: donorName(donor), kiel_type: kielTypeOf(category, subcategory), sources };
}

function showTransaction({ id, revision, stage, transaction, sources }: LiveTransaction) {
  return { id, revision, stage: stage ?? null, ...transaction, sources };
}
