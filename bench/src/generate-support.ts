import { type PledgeRow, supportRows, type TransactionRow } from '@counterweight/domain/kinds';
import { dayOfNumber, decimalOf } from '@counterweight/domain/values';
import type { BenchRow, Shape } from './flat-rows.ts';
import { type Random, randomOf } from './random.ts';

const counts = ['transactions', 'packages', 'undisclosed', 'included_elsewhere', 'unpriced', 'qualified'];

/** `reported`, which names a dimension and a measure alike, is left out: no question asks for it. */
export const supportShape: Shape = {
  table: 'support',
  columns: {
    ...{ source: 'text', pledge: 'text', donor: 'text', category: 'text', subcategory: 'text' },
    ...{ stage: 'text', precision: 'text', currency: 'text' },
    ...Object.fromEntries(counts.map((name) => [name, 'count' as const])),
    amount: 'money',
  },
};

/** As the rates have them, so that all is converted. */
export const SUPPORT_FIRST_DAY = 19_050;
export const SUPPORT_DAYS = 1500;
export const currencies = ['EUR', 'USD', 'GBP', 'NOK'] as const;
const DONORS = ['USA', 'DEU', 'GBR', 'NOR', 'POL', 'FRA', 'NLD', 'DNK'] as const;
const CATEGORIES = ['military', 'financial', 'humanitarian'] as const;
const STAGES = ['committed', 'allocated', 'delivered'] as const;

/** Pledges of three transactions each, of which some went again. */
export function* generateSupport(rows: number, seed = 1): Generator<BenchRow> {
  const random = randomOf(seed);
  const perPledge = STAGES.length + 1;
  for (let number = 0; number * perPledge < rows; number++) {
    const from = 1 + Math.floor(number / 25);
    const to = random.below(10) === 0 ? from + 1 + random.below(1000) : undefined;
    const pledge = describePledge(`desk:p${number}`, random);
    for (const [ordinal, row] of [listed(pledge), ...STAGES.map((stage) => counted(pledge, stage, random))].entries()) {
      yield { entity: pledge.pledge, row: supportRows.write(row), from, ordinal, to };
    }
  }
}

function describePledge(pledge: string, random: Random) {
  return {
    ...{ pledge, source: 'desk', umbrella: undefined, subcategory: 'unspecified' },
    donor: random.of(DONORS),
    category: random.of(CATEGORIES),
  };
}

type Described = ReturnType<typeof describePledge>;

function listed(pledge: Described): PledgeRow {
  const day = dayOfNumber(SUPPORT_FIRST_DAY);
  return { axis: 'list', day, ...pledge, status: 'committed', replenishment: false, measures: { pledges: 1 } };
}

function counted(pledge: Described, stage: TransactionRow['stage'], random: Random): TransactionRow {
  return {
    axis: 'day',
    day: dayOfNumber(SUPPORT_FIRST_DAY + random.below(SUPPORT_DAYS)),
    ...pledge,
    ...{ stage, precision: 'day', currency: random.of(currencies), reported: undefined },
    measures: { transactions: 1, packages: 1, amount: decimalOf(1 + random.below(5_000_000)) },
  };
}
