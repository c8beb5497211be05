import type { RecordContent } from '../../kinds/kind.ts';
import { foldPledge } from '../../kinds/pledge/pledge-state.ts';
import { supportView } from '../../kinds/pledge/support-view.ts';
import { rateRows, ratesIn } from '../../kinds/rate/rate.ts';

import type { StoredRow } from '../../rows/stored-row.ts';
import type { EntityId } from '../../values/ids.ts';
import { currencySchema } from '../../values/money/currency.ts';
import { decimalSchema } from '../../values/money/decimal.ts';
import type { RateBook } from '../../values/money/rate-book.ts';
import { daySchema } from '../../values/time/day.ts';

/** The support view's rows of some pledges, each given by its records. */
export function supportRowsOf(
  ...pledges: readonly (readonly [EntityId, readonly RecordContent[]])[]
): readonly StoredRow[] {
  return pledges.flatMap(([entity, records]) => supportView.contributions(foldPledge(entity, records)));
}

/** A rate book of one source, `ecb`: by day, what a euro is in each currency. */
export function sampleRates(
  rates: Readonly<Record<string, Readonly<Record<string, string>>>>,
  source = 'ecb',
): RateBook {
  return ratesIn(rateRowsOf(rates, source), [source]);
}

/** Rows of the view `rates`. */
export function rateRowsOf(rates: Readonly<Record<string, Readonly<Record<string, string>>>>, source = 'ecb') {
  return Object.entries(rates).flatMap(([day, quotes]) =>
    Object.entries(quotes).map(([currency, rate]) =>
      rateRows.write({
        ...{ axis: 'day', day: daySchema.parse(day), source },
        ...{ currency: currencySchema.parse(currency), measures: { rate: decimalSchema.parse(rate) } },
      }),
    ),
  );
}
