import type { RecordContent } from '../../kinds/kind.ts';
import { foldPledge } from '../../kinds/pledge/pledge-state.ts';
import { supportView } from '../../kinds/pledge/support-view.ts';
import { rateRows, ratesIn } from '../../kinds/rate/rate.ts';
import { type CellGroups, cellsOf } from '../../rows/cell.ts';
import type { CellKey } from '../../rows/view.ts';
import type { EntityId } from '../../values/ids.ts';
import { currencySchema } from '../../values/money/currency.ts';
import { decimalSchema } from '../../values/money/decimal.ts';
import type { RateBook } from '../../values/money/rate-book.ts';
import { daySchema } from '../../values/time/day.ts';

export interface SampleCell {
  readonly cell: CellKey;
  readonly groups: CellGroups;
}

/** The support view's cells of some pledges, each given by its records. */
export function supportCells(
  ...pledges: readonly (readonly [EntityId, readonly RecordContent[]])[]
): readonly SampleCell[] {
  return cellsOf(pledges.flatMap(([entity, records]) => supportView.contributions(foldPledge(entity, records))));
}

/** A rate book of one source, `ecb`: by day, what a euro is in each currency. */
export function sampleRates(
  rates: Readonly<Record<string, Readonly<Record<string, string>>>>,
  source = 'ecb',
): RateBook {
  return ratesIn(rateCells(rates, source), [source]);
}

/** Cells of the view `rates`. */
export function rateCells(rates: Readonly<Record<string, Readonly<Record<string, string>>>>, source = 'ecb') {
  const contributions = Object.entries(rates).flatMap(([day, quotes]) =>
    Object.entries(quotes).map(([currency, rate]) =>
      rateRows.write({
        ...{ axis: 'day', day: daySchema.parse(day), source },
        ...{ currency: currencySchema.parse(currency), measures: { rate: decimalSchema.parse(rate) } },
      }),
    ),
  );
  return cellsOf(contributions);
}
