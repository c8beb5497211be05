import type { ClaimMeasure } from '../../kinds/statement/statement.ts';
import type { ViewCells } from '../../rows/counted-groups.ts';
import type { FxPolicy } from '../../values/money/conversion.ts';
import type { Decimal } from '../../values/money/decimal.ts';
import type { RateBook } from '../../values/money/rate-book.ts';
import type { Day } from '../../values/time/day.ts';
import type { StrikeFilter } from '../strikes/strikes.ts';

/** A view's cells and the datasets of it that are counted. */
export interface CountedCells {
  readonly cells: ViewCells;
  readonly sources: readonly string[];
}

export interface SupportGrounds extends CountedCells {
  readonly rates: RateBook;
  readonly policy: FxPolicy;
}

export interface StrikeGrounds extends CountedCells {
  readonly filter: Pick<StrikeFilter, 'dayRule' | 'claimants'>;
}

/** Cells of the view of units. */
export interface AirDefenceGrounds extends CountedCells {
  /** Of the support view: what is part of what. */
  readonly support: CountedCells['cells'];
}

/** A measure with the day that it is as of. */
export type DatedMeasure<Of extends ClaimMeasure['of']> = Extract<ClaimMeasure, { of: Of }> & { readonly as_of: Day };

/** What the ledger has at one position, for claims to be compared with. What is not at hand is not computed. */
export interface ClaimGrounds {
  /** The day asked for: nothing later is counted. */
  readonly on: Day;
  readonly memberships?: CountedCells;
  readonly support?: SupportGrounds;
  readonly strikes?: StrikeGrounds;
  readonly airDefence?: AirDefenceGrounds;
}

/** What the ledger computes for a claim's measure, or why it does not. */
export type Computed =
  | {
      readonly known: true;
      readonly value: Decimal;
      /** A currency's code, or what is counted. */
      readonly unit: string;
      /** What is counted in it, in words. */
      readonly basis: string;
      /** What it leaves out or rests on beyond that. */
      readonly notes: readonly string[];
      /** The view's query that gives the number. */
      readonly query: { readonly view: string; readonly parameters: Readonly<Record<string, string>> };
      /** Where the number stands in that answer. */
      readonly field: string;
    }
  | { readonly known: false; readonly reason: string };

/** The stage that a claim is compared with when it names none: what was decided, neither only said nor already given. */
export const ASSUMED_STAGE = 'committed';

export type KnownComputed = Extract<Computed, { known: true }>;

/** Nothing is computed, for a reason in words. */
export function notComputed(reason: string): Computed {
  return { known: false, reason };
}

/** `since 2022-02-24 to 2024-01-04`. */
export function periodText({ since, as_of }: { readonly since?: Day | undefined; readonly as_of: Day }): string {
  return since === undefined ? `to ${as_of}` : `from ${since} to ${as_of}`;
}
