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

export const supportCounts = [
  'packages',
  'transactions',
  'undisclosed',
  'included_elsewhere',
  'unpriced',
  'qualified',
] as const;
const SHOWN_PLACES = 2;

/** What one row adds to sums, or what several of one currency add together. */
export interface SupportPart {
  readonly counts: Readonly<Partial<Record<(typeof supportCounts)[number], number>>>;
  /** Transactions of them that have no date. */
  readonly undated: number;
  /** Absent where no money is given. */
  readonly money:
    | {
        readonly currency: string;
        readonly native: Decimal;
        /** In the currency asked for; absent where nothing could be converted. */
        readonly converted: Decimal | undefined;
        /** What could not be converted; absent where everything could. */
        readonly unconverted: { readonly transactions: number; readonly native: Decimal } | undefined;
      }
    | undefined;
}

/** What a row adds; `conversion` is of its money, absent where none is given. */
export function partOfRow(
  { day, currency, measures }: TransactionRow,
  conversion: Conversion | undefined,
): SupportPart {
  const { transactions = 0, amount: native = ZERO } = measures;
  const undated = day === 'undated' ? transactions : 0;
  if (conversion === undefined || currency === undefined) return { counts: measures, undated, money: undefined };
  const [converted, unconverted] = conversion.converted
    ? [conversion.amount, undefined]
    : [undefined, { transactions, native }];
  return { counts: measures, undated, money: { currency, native, converted, unconverted } };
}

/** Sums to which parts are added; read them when all are in, since that rounds. */
export class SumsInProgress {
  #amount: DecimalSum | undefined;
  readonly #native = new Map<string, DecimalSum>();
  readonly #unconverted = new Map<string, DecimalSum>();
  readonly #counts = new Map<string, number>();

  add({ counts, undated, money }: SupportPart): void {
    for (const name of supportCounts) this.#count(name, counts[name] ?? 0);
    this.#count('undated', undated);
    if (money === undefined) return;
    const { currency, native, converted, unconverted } = money;
    addTo(this.#native, currency, native);
    if (converted !== undefined) {
      this.#amount ??= new DecimalSum();
      this.#amount.add(converted);
    }
    if (unconverted === undefined) return;
    this.#count('unconverted', unconverted.transactions);
    addTo(this.#unconverted, currency, unconverted.native);
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
