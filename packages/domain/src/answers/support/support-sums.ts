import type { TransactionRow } from '../../kinds/pledge/support-rows.ts';
import type { Conversion } from '../../values/money/conversion.ts';
import { type Decimal, DecimalSum, round, ZERO } from '../../values/money/decimal.ts';

/** Money by ISO 4217 code, exact. */
export type NativeAmounts = Readonly<Record<string, Decimal>>;

/** What a row adds up to. */
export interface SupportSums {
  /**
   * In the currency asked for, of all that could be converted; where rounded, once, half to even, to two decimals. `null`
   * where nothing could be, which is not zero.
   */
  readonly amount: Decimal | null;
  /** Everything counted, in the currency it was given in; what could not be converted too. */
  readonly native: NativeAmounts;
  readonly unconverted: { readonly transactions: number; readonly native: NativeAmounts };
  /** Each pledge once a stage, with the earliest transaction of that stage. */
  readonly packages: number;
  readonly transactions: number;
  readonly undisclosed: number;
  readonly included_elsewhere: number;
  /** Goods of which no money is said, nor that it is kept secret. */
  readonly unpriced: number;
  /** Amounts that are "about", "at least" or "up to". */
  readonly qualified: number;
  /** Transactions whose date is not known to the month. */
  readonly undated: number;
}

const counts = ['packages', 'transactions', 'undisclosed', 'included_elsewhere', 'unpriced', 'qualified'] as const;
const SHOWN_PLACES = 2;

/** Sums to which rows are added; read them when all are in, since that rounds. */
export class SumsInProgress {
  #amount: DecimalSum | undefined;
  readonly #native = new Map<string, DecimalSum>();
  readonly #unconverted = new Map<string, DecimalSum>();
  readonly #counts = new Map<string, number>();

  /** `conversion` is absent where no money is given. */
  add({ day, currency, measures }: TransactionRow, conversion: Conversion | undefined): void {
    for (const name of counts) this.#count(name, measures[name] ?? 0);
    const { transactions = 0, amount = ZERO } = measures;
    if (day === 'undated') this.#count('undated', transactions);
    if (conversion === undefined || currency === undefined) return;
    addTo(this.#native, currency, amount);
    if (conversion.converted) {
      this.#amount ??= new DecimalSum();
      this.#amount.add(conversion.amount);
      return;
    }
    this.#count('unconverted', transactions);
    addTo(this.#unconverted, currency, amount);
  }

  read(amounts: 'rounded' | 'exact' = 'rounded'): SupportSums {
    const count = (name: string) => this.#counts.get(name) ?? 0;
    const amount = this.#amount?.read() ?? null;
    return {
      amount: amount === null || amounts === 'exact' ? amount : round(amount, SHOWN_PLACES),
      native: inOrder(this.#native),
      unconverted: { transactions: count('unconverted'), native: inOrder(this.#unconverted) },
      packages: count('packages'),
      transactions: count('transactions'),
      undisclosed: count('undisclosed'),
      included_elsewhere: count('included_elsewhere'),
      unpriced: count('unpriced'),
      qualified: count('qualified'),
      undated: count('undated'),
    };
  }

  #count(name: string, added: number): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + added);
  }
}

function addTo(sums: Map<string, DecimalSum>, currency: string, amount: Decimal): void {
  const sum = sums.get(currency) ?? new DecimalSum();
  sums.set(currency, sum);
  sum.add(amount);
}

function inOrder(sums: ReadonlyMap<string, DecimalSum>): NativeAmounts {
  const inOrderOfCode = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(inOrderOfCode.map(([currency, sum]) => [currency, sum.read()]));
}
