import type { ClaimMeasure, Figure } from '../../kinds/statement/statement.ts';
import { figureOf } from '../../kinds/statement/statement-figures.ts';
import { type FigureRow, statementRows } from '../../kinds/statement/statement-rows.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
import type { Day } from '../../values/time/day.ts';
import { differenceNote } from './claim-difference.ts';
import { type ClaimInputs, type Computed, type CountedRows, notComputed } from './claim-inputs.ts';
import { computeAirDefence } from './claims-air-defence.ts';
import { computeCoalition } from './claims-coalition.ts';
import { computeStrikes } from './claims-strikes.ts';
import { computeSupport } from './claims-support.ts';

/** Read from the rows of the view `statements` and of those it is compared with; nothing is stored. */
export const claimsView = { name: 'claims', version: 1 } as const;

/** A figure that somebody gave. */
export interface Claim {
  /** The statement's id. */
  readonly statement: string;
  /** Its place among the statement's figures, from 0. */
  readonly index: number;
  readonly speaker: string;
  readonly topic: string;
  readonly saidOn: Day | undefined;
  readonly figure: Figure;
}

/** A claim beside what the ledger has for the same measure. */
export interface ComparedClaim {
  readonly claim: Claim;
  readonly computed: Computed;
  /** How they differ, in words; none when nothing is computed. */
  readonly difference: string | undefined;
}

/** The figures of a dataset's statements, in order of the day they were said, the undated last. */
export function listedClaims(stored: StoredRows, sources: readonly string[]): readonly Claim[] {
  return [...statementRows.on('figure', stored, sources)]
    .map(claimOf)
    .sort((a, b) => (orderText(a) < orderText(b) ? -1 : 1));
}

function claimOf(row: FigureRow): Claim {
  const { entity: statement, figure: index, speaker, topic, day } = row;
  return { statement, index, speaker, topic, saidOn: day === 'undated' ? undefined : day, figure: figureOf(row) };
}

function orderText({ saidOn, statement, index }: Claim): string {
  return `${saidOn ?? 'undated'} ${statement} ${String(index).padStart(2, '0')}`;
}

/**
 * Sets a claim beside what the ledger has for the same measure, at the day the claim is as of: its own, else the day it
 * was said, else the day asked for. Unknown is not zero: where the ledger has nothing, nothing is computed. Pure.
 */
export function compareClaim(claim: Claim, inputs: ClaimInputs): ComparedClaim {
  const { figure, saidOn } = claim;
  const { measure } = figure;
  const computed = measure === undefined ? NO_MEASURE : compute(measure, figure, { ...inputs, saidOn });
  return { claim, computed, difference: computed.known ? differenceNote(figure, computed) : undefined };
}

const NO_MEASURE = notComputed('the figure names no measure that a view has');

function compute(measure: ClaimMeasure, figure: Figure, inputs: ClaimInputs & { saidOn: Day | undefined }): Computed {
  const { memberships, support, strikes, airDefence } = inputs;
  const as_of = asOfDay(measure, inputs);
  const notAtHand = notComputed(`the ledger's own ${measure.of.replace('_', ' ')} is not at hand here`);
  switch (measure.of) {
    case 'coalition':
      return memberships === undefined ? notAtHand : sizeOnce({ ...measure, as_of }, memberships);
    case 'support':
      return support === undefined ? notAtHand : computeSupport({ ...measure, as_of }, figure, support);
    case 'strikes':
      return strikes === undefined ? notAtHand : computeStrikes({ ...measure, as_of }, strikes);
    case 'air_defence':
      return airDefence === undefined ? notAtHand : computeAirDefence({ ...measure, as_of }, airDefence);
  }
}

type SizeAsked = Parameters<typeof computeCoalition>[0];

/** Thousands of figures may claim one size: it is computed once for the same memberships. */
const sizes = new WeakMap<CountedRows, Map<string, Computed>>();

function sizeOnce(asked: SizeAsked, memberships: CountedRows): Computed {
  const held = sizes.get(memberships) ?? new Map<string, Computed>();
  sizes.set(memberships, held);
  const key = JSON.stringify(asked);
  const computed = held.get(key) ?? computeCoalition(asked, memberships);
  held.set(key, computed);
  return computed;
}

/** Never later than the day asked for. */
function asOfDay({ as_of }: ClaimMeasure, { on, saidOn }: { readonly on: Day; readonly saidOn: Day | undefined }): Day {
  const own = as_of ?? saidOn ?? on;
  return own < on ? own : on;
}
