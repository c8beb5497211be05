import type { AnswerOf, strikesQuestion } from '@counterweight/contracts/http';
import type { StrikeAnswer, StrikeGrouping, StrikeRow } from '@counterweight/domain/answers';
import { type StrikeMeasure, strikeKind, strikeMeasures } from '@counterweight/domain/kinds';
import {
  breaksOf,
  breaksWithin,
  COUNTRY,
  type Day,
  reportingTableVersion,
  weaponTableVersion,
} from '@counterweight/domain/values';
import { answeredTime } from '../answered-time.ts';
import { showIssues } from '../reporting-issues.ts';
import { showSources } from '../resolve-sources.ts';
import type { ResolvedStrikes } from './read-strikes.ts';

type StrikeDefinition = AnswerOf<typeof strikesQuestion>['definition'];

/** The definition of an answer. */
export function defineStrikes(
  query: BasisQuery & {
    readonly by?: readonly StrikeGrouping[] | undefined;
    readonly from?: Day | undefined;
    readonly to?: Day | undefined;
  },
  resolved: ResolvedStrikes,
  { answer, shown, seq }: { readonly answer: StrikeAnswer; readonly shown: number; readonly seq: number },
): StrikeDefinition {
  return {
    view: 'strikes',
    version: strikeKind.view.version,
    measures: ['salvos', ...strikeMeasures],
    ...strikeBasis(query, resolved, seq),
    coverage: {
      from: query.from ?? null,
      to: query.to ?? null,
      first_day: answer.firstDay ?? null,
      last_day: answer.lastDay ?? null,
      composites: answer.composites,
    },
    rows: { all: answer.rows.length, shown },
    unknowns: { ...answer.total.unknown },
    additive: answer.additive,
    breaks: showIssues(spannedBreaks(resolved.claimants, answer)),
    notes: [...notesOn(resolved, answer), ...regionNotes(answer, query.by ?? [])],
    tables: { weapons: weaponTableVersion, reporting: reportingTableVersion },
  };
}

function notesOn({ claimants, filter }: ResolvedStrikes, answer: StrikeAnswer): string[] {
  const { composites, total } = answer;
  const notes = basisNotes(claimants, answer);
  if (composites > 0 && filter.weapons !== undefined) {
    notes.push(`${composites} of the salvos name several weapons; their numbers cover all of these.`);
  }
  if (filter.reportedHit !== undefined) {
    notes.push('reported_hit chooses salvos; their numbers are of the whole salvo, not of what reached the place.');
  }
  if (!answer.additive) {
    const more = `by ${launchedIn(answer.rows) - launchedIn([total])} launched`;
    notes.push(`A salvo counts under each of its keys: rows add up to more than the total, ${more}.`);
  }
  const unknown = unknownNotes(total.unknown);
  return unknown === '' ? notes : [...notes, `Salvos without a number are left out of a measure: ${unknown}.`];
}

/** How much is under no region: what was launched at the country, or where is not said, is shared out among none. */
function regionNotes({ rows, total }: StrikeAnswer, by: readonly StrikeGrouping[]): string[] {
  if (!by.includes('region') || by.includes('target')) return [];
  const whole = rows.filter(({ key }) => placeless.includes(key.split('\n')[by.indexOf('region')] ?? ''));
  const [launched, all] = [launchedIn(whole), launchedIn([total])];
  if (launched === 0) return [];
  const share = ((launched / all) * 100).toFixed(1);
  return [
    `Launched at the country as a whole, or where is not said, and so no region's: ${launched} of ${all} (${share} %).`,
  ];
}

const placeless: readonly string[] = [COUNTRY, 'unknown'];

/** As far as is known. */
function launchedIn(rows: readonly StrikeRow[]): number {
  return rows.reduce((sum, { counts }) => sum + (counts.launched ?? 0), 0);
}

function unknownNotes(unknown: Readonly<Record<StrikeMeasure, number>>): string {
  return strikeMeasures
    .filter((measure) => unknown[measure] > 0)
    .map((measure) => `${measure} ${unknown[measure]}`)
    .join(', ');
}

interface BasisQuery {
  readonly as_of?: Day | undefined;
  readonly known_at?: Day | undefined;
}

/** What every number made of strikes rests on, at a position of the journal. */
export function strikeBasis(query: BasisQuery, { sources, claimants, filter }: ResolvedStrikes, seq: number) {
  return {
    basis: 'as reported by the claimants; not verified',
    unit: 'salvos: reports; all others: missiles and drones',
    day_rule: filter.dayRule,
    day_zone: 'Europe/Kyiv',
    claimants: claimants === 'all' ? ('all' as const) : [...claimants],
    overlapping: claimants === 'all' || claimants.length > 1,
    sources: showSources(sources),
    ...answeredTime(query, seq),
  };
}

interface SummedDays {
  readonly firstDay: string | undefined;
  readonly lastDay: string | undefined;
}

/** The reporting breaks that a sum over these days and claimants spans. */
export function spannedBreaks(claimants: ResolvedStrikes['claimants'], days: SummedDays) {
  return breaksWithin(breaksOf('destroyed', claimants), days);
}

/** The notes on any sum over these days and claimants. */
export function basisNotes(claimants: ResolvedStrikes['claimants'], days: SummedDays): string[] {
  const notes = spannedBreaks(claimants, days).map(
    ({ note }) => `Reporting break: ${note}; do not compare destroyed and lost across it.`,
  );
  if (claimants === 'all') notes.push('Claimants overlap: some objects are counted more than once.');
  return notes;
}
