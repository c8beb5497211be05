import { type PledgeRow, supportRows, type TransactionRow } from '../../kinds/pledge/support-rows.ts';
import type { Stage } from '../../kinds/pledge/transaction.ts';
import type { RestrictionKind, RestrictionRow } from '../../kinds/restriction/restriction.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
import { entityIdSchema, sourceOf } from '../../values/ids.ts';
import { add, compare, type Decimal, isNegative, isZero, subtract, ZERO } from '../../values/money/decimal.ts';
import type { Day } from '../../values/time/day.ts';
import { selectSupport } from '../support/support-selection.ts';
import type { NativeAmounts } from '../support/support-sums.ts';

/** What a restriction delays on a day, as far as the ledger knows. */
export interface DelayedSupport {
  /** Promised and not yet past the stage that is delayed, by ISO 4217 code. At most so much: what moved in silence is not known. */
  readonly native: NativeAmounts;
  /** Joint packages count once. */
  readonly pledges: readonly string[];
  /** Of them those whose promise is not, or not only, given in money. */
  readonly undisclosed: number;
  /** Transactions without a date, or of a month that the day lies in: before or after it, nobody knows. Left out. */
  readonly undated: number;
  /** Pledges it names that the ledger does not have. */
  readonly unknownPledges: readonly string[];
}

const passages: Readonly<Record<RestrictionKind, { from: readonly Stage[]; past: readonly Stage[] }>> = {
  // Money that is not granted: promised, and nothing committed of it yet.
  appropriation_blocked: {
    from: ['pledged'],
    past: ['committed', 'allocated', 'contracted', 'disbursed', 'delivered', 'operational'],
  },
  export_licence: {
    from: ['pledged', 'committed', 'allocated', 'contracted'],
    past: ['disbursed', 'delivered', 'operational'],
  },
  // What was given may not be used freely; nothing is kept back.
  use_restriction: { from: [], past: [] },
  other: { from: ['pledged', 'committed', 'allocated', 'contracted'], past: ['disbursed', 'delivered', 'operational'] },
};

const unsaidCounts = ['undisclosed', 'included_elsewhere', 'unpriced'] as const;

/**
 * What a restriction delays at the end of a day: of each pledge what reached a stage before the one delayed, less what
 * got past it, never below zero. `counted` are the sources whose pledges a donor's restriction delays; pledges that it
 * names are looked up whatever their source. `rows` are all of the view `support`.
 */
export function delayedSupport(
  restriction: RestrictionRow,
  stored: StoredRows,
  counted: readonly string[],
  on: Day,
): DelayedSupport {
  const { from, past } = passages[restriction.kind];
  const held = new Holdings(from, past);
  const known = new Set<string>();
  const sources =
    restriction.pledges.length > 0
      ? restriction.pledges.map((pledge) => sourceOf(entityIdSchema.parse(pledge)))
      : counted;
  for (const row of supportRows.on('list', stored)) if (isDelayed(restriction, row)) known.add(row.pledge);
  const { inclusionOf } = selectSupport(stored, { sources, to: on });
  for (const row of supportRows.on('day', stored, sources)) {
    if (!isDelayed(restriction, row)) continue;
    const inclusion = inclusionOf(row);
    if (inclusion === 'counted') held.take(row);
    if (inclusion === 'undated' || inclusion === 'straddling') held.undated += row.measures.transactions ?? 0;
  }
  return { ...held.read(), unknownPledges: restriction.pledges.filter((pledge) => !known.has(pledge)) };
}

/** Whether a restriction is about the pledge that a row of `support` is of. */
export function isDelayed({ pledges, donor, category }: RestrictionRow, row: PledgeRow | TransactionRow): boolean {
  if (pledges.length > 0) {
    return pledges.includes(row.pledge) || (row.umbrella !== undefined && pledges.includes(row.umbrella));
  }
  return row.donor === donor && (category === undefined || row.category === category);
}

/** Amounts by pledge (a joint package's tranches under its umbrella), stage and currency. */
class Holdings {
  readonly #from: readonly Stage[];
  readonly #past: readonly Stage[];
  readonly #packages = new Map<string, { amounts: Map<string, Decimal>; promised: boolean; unsaid: boolean }>();
  undated = 0;

  constructor(from: readonly Stage[], past: readonly Stage[]) {
    this.#from = from;
    this.#past = past;
  }

  take({ pledge, umbrella, stage, currency, measures }: TransactionRow): void {
    const name = umbrella ?? pledge;
    const held = this.#packages.get(name) ?? { amounts: new Map(), promised: false, unsaid: false };
    this.#packages.set(name, held);
    if (currency !== undefined) {
      const key = `${stage} ${currency}`;
      held.amounts.set(key, add(held.amounts.get(key) ?? ZERO, measures.amount ?? ZERO));
    }
    if (!this.#from.includes(stage)) return;
    held.promised = true;
    if (unsaidCounts.some((count) => (measures[count] ?? 0) > 0)) held.unsaid = true;
  }

  read() {
    const native = new Map<string, Decimal>();
    const pledges: string[] = [];
    let undisclosed = 0;
    for (const [name, { amounts, promised, unsaid }] of this.#packages) {
      const outstanding = this.#outstanding(amounts);
      for (const [currency, amount] of outstanding) native.set(currency, add(native.get(currency) ?? ZERO, amount));
      if (outstanding.size > 0 || (promised && unsaid)) pledges.push(name);
      if (promised && unsaid) undisclosed += 1;
    }
    const inOrder = [...native].sort(([a], [b]) => (a < b ? -1 : 1));
    return { native: Object.fromEntries(inOrder), pledges: pledges.sort(), undisclosed, undated: this.undated };
  }

  /** Stages hold the same money again, so the largest of each side stands for the side. */
  #outstanding(amounts: ReadonlyMap<string, Decimal>): ReadonlyMap<string, Decimal> {
    const currencies = new Set([...amounts.keys()].map((key) => key.slice(key.indexOf(' ') + 1)));
    const largest = (stages: readonly Stage[], currency: string) =>
      stages
        .map((stage) => amounts.get(`${stage} ${currency}`) ?? ZERO)
        .reduce((held, amount) => (compare(held, amount) < 0 ? amount : held), ZERO);
    const left = [...currencies].map((currency) => {
      const difference = subtract(largest(this.#from, currency), largest(this.#past, currency));
      return [currency, difference] as const;
    });
    return new Map(left.filter(([, amount]) => !isZero(amount) && !isNegative(amount)));
  }
}
