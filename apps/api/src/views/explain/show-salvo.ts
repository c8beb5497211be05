import type { ExplainedStrike } from '@counterweight/contracts/http';
import { strikeRows } from '@counterweight/domain/kinds';
import type { ListedRow } from '@counterweight/ledger';
import { shareOfStrikes } from '../strikes/share-of-strikes.ts';
import { showNumbers } from '../strikes/show-strikes.ts';
import { knownOf, ownerOf } from './show-row.ts';

/** A row of the strikes view as JSON. */
export function showSalvo(listed: ListedRow): ExplainedStrike {
  const { row } = listed;
  const { claimant, weapon, class: of, region, reported_hit, target } = strikeRows.read(row);
  return {
    ...ownerOf(listed),
    ...{ claimant, weapon: [...weapon], class: of },
    ...{ region: [...region], reported_hit: [...reported_hit], target: [...target] },
    ...showNumbers(shareOfStrikes(row.day, [row])),
    ...knownOf('strike', listed),
  };
}
