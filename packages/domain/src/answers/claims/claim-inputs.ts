import type { Body } from '../../kinds/membership/membership.ts';
import type { Stage } from '../../kinds/pledge/transaction.ts';
import type { ClaimMeasure } from '../../kinds/statement/statement.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
import type { AirDefenceClass } from '../../values/air-defence/air-defence-classes.ts';
import type { DisplayCurrency, FxPolicy } from '../../values/money/conversion.ts';
import type { Decimal } from '../../values/money/decimal.ts';
import type { RateBook } from '../../values/money/rate-book.ts';
import type { Day } from '../../values/time/day.ts';
import type { StrikeFilter } from '../strikes/strikes.ts';

/** A view's rows and the datasets of it that are counted. */
export interface CountedRows {
  readonly stored: StoredRows;
  readonly sources: readonly string[];
}

export interface SupportInputs extends CountedRows {
  readonly rates: RateBook;
  readonly policy: FxPolicy;
}

export interface StrikeInputs extends CountedRows {
  readonly filter: Pick<StrikeFilter, 'dayRule' | 'claimants'>;
}

/** Rows of the view of units. */
export interface AirDefenceInputs extends CountedRows {
  /** Of the support view: what is part of what. */
  readonly support: CountedRows['stored'];
}

/** A measure with the day that it is as of. */
export type DatedMeasure<Of extends ClaimMeasure['of']> = Extract<ClaimMeasure, { of: Of }> & { readonly as_of: Day };

/** What the ledger has at one position, for claims to be compared with. What is not at hand is not computed. */
export interface ClaimInputs {
  /** The day asked for: nothing later is counted. */
  readonly on: Day;
  readonly memberships?: CountedRows;
  readonly support?: SupportInputs;
  readonly strikes?: StrikeInputs;
  readonly airDefence?: AirDefenceInputs;
}

/** Which number it is: the claim's measure with every choice made that it leaves open. */
export type ComputedNumber = { readonly sources: readonly string[] } & (
  | {
      readonly of: 'support';
      readonly stage: Stage;
      readonly donor: string | undefined;
      readonly category: string | undefined;
      readonly from: Day | undefined;
      readonly to: Day;
      readonly currency: DisplayCurrency;
      readonly policy: FxPolicy;
    }
  | {
      readonly of: 'strikes';
      readonly measure: Extract<ClaimMeasure, { of: 'strikes' }>['measure'];
      readonly claimants: readonly string[] | 'all';
      readonly dayRule: StrikeFilter['dayRule'];
      readonly from: Day | undefined;
      readonly to: Day;
    }
  | {
      readonly of: 'coalition';
      readonly body: Body;
      readonly on: Day;
      readonly part: Extract<ClaimMeasure, { of: 'coalition' }>['part'];
    }
  | {
      readonly of: 'air_defence';
      readonly class: AirDefenceClass;
      readonly system: string | undefined;
      readonly donor: string | undefined;
      readonly stage: Stage;
      readonly from: Day | undefined;
      readonly to: Day;
    }
);

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
      readonly number: ComputedNumber;
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
