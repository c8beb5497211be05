import type { AnswerOf, QueryOf, wavesQuestion } from '@counterweight/contracts/http';
import { relativeWindow, type Wave, type WaveRule, type WavesAnswer, wavesView } from '@counterweight/domain/answers';
import { strikeKind, strikeMeasures } from '@counterweight/domain/kinds';
import { reportingTableVersion, weaponTableVersion } from '@counterweight/domain/values';
import { showIssues } from '../reporting-issues.ts';
import { basisNotes, spannedBreaks, strikeBasis } from '../strikes/define-strikes.ts';
import type { ResolvedStrikes } from '../strikes/read-strikes.ts';

type WaveQuery = QueryOf<typeof wavesQuestion>;
type WaveDefinition = AnswerOf<typeof wavesQuestion>['definition'];

/** The definition of an answer that shows some of its waves. */
export function defineWaves(
  query: WaveQuery,
  rule: WaveRule,
  { resolved, answer, shown, seq }: WavesShown,
): WaveDefinition {
  const { counted } = answer;
  return {
    view: wavesView.name,
    version: wavesView.version,
    derived_from: { view: 'strikes', version: strikeKind.view.version },
    measures: ['days', 'threshold_days', 'salvos', ...strikeMeasures],
    ...defineWaveRule(rule),
    rule: `${ruleText(rule)}, and is ranked by the launched of ${rule.rankBy === 'peak' ? 'its largest day' : 'all its days'}`,
    rank_by: rule.rankBy,
    percentile: '100 × those no larger ÷ all of them, itself included; rounded down to two decimals',
    ...strikeBasis(query, resolved, seq),
    coverage: {
      from: query.from ?? null,
      to: query.to ?? null,
      first_day: counted.firstDay ?? null,
      last_day: counted.lastDay ?? null,
      ranked_days: answer.knownDays.length,
      judged_days: answer.judgedDays,
      ranked_waves: answer.waves.length,
      uncertain_days: [...answer.uncertainDays],
      composites: counted.composites,
      with_reconnaissance: answer.withReconnaissance,
      left_out: { reconnaissance: answer.reconnaissance },
    },
    unknowns: { ...counted.total.unknown },
    breaks: showIssues(spannedBreaks(resolved.claimants, spanOf(shown))),
    notes: [...basisNotes(resolved.claimants, spanOf(shown)), ...notesOn(query, answer, shown)],
    tables: { weapons: weaponTableVersion, reporting: reportingTableVersion },
  };
}

/** An answer, and which of its waves are shown. */
export interface WavesShown {
  readonly resolved: ResolvedStrikes;
  readonly answer: WavesAnswer;
  readonly shown: readonly Wave[];
  readonly seq: number;
}

/** By which rule days make a wave. */
export function defineWaveRule(rule: WaveRule) {
  return { rule: ruleText(rule), ...shownThreshold(rule), gap: rule.gap };
}

/** Which rule it was, and what of it was asked. */
function shownThreshold({ threshold }: WaveRule) {
  if (typeof threshold === 'number') {
    return { rule_kind: 'fixed' as const, threshold, quantile: null, window: null };
  }
  const { quantile } = threshold;
  return { rule_kind: 'relative' as const, threshold: null, quantile, window: { ...relativeWindow } };
}

function ruleText({ threshold, gap }: WaveRule): string {
  const between = gap === 1 ? '1 other lies' : `${gap} others lie`;
  return `days with at least ${thresholdText(threshold)} missiles and drones launched, reconnaissance left out, merged while at most ${between} between two of them; a wave counts all its days from the first to the last`;
}

function thresholdText(threshold: WaveRule['threshold']): string {
  if (typeof threshold === 'number') return String(threshold);
  const { days, minimum } = relativeWindow;
  return `the ${threshold.quantile}th percentile (nearest rank) of the reported days of the ${days} days before, of which there must be ${minimum}, in`;
}

function spanOf(waves: readonly Wave[]) {
  return { firstDay: waves[0]?.firstDay, lastDay: waves.at(-1)?.lastDay };
}

/** A wave longer than this is no single attack in anybody's words. */
const LONG_DAYS = 14;

function notesOn(
  query: WaveQuery,
  { counted, uncertainDays, withReconnaissance }: WavesAnswer,
  shown: readonly Wave[],
) {
  const notes: string[] = [];
  if (counted.firstDay !== undefined) {
    notes.push(
      `Ranks are among what these sources report from ${counted.firstDay} on, not among all that ever happened.`,
    );
  }
  if (query.from !== undefined || query.to !== undefined) {
    notes.push('Waves that overlap the days asked for are shown whole; ranks are over all waves and days up to as_of.');
  }
  const long = shown.filter(({ days }) => days > LONG_DAYS);
  const longest = long.toSorted((a, b) => b.days - a.days)[0];
  if (longest !== undefined) {
    const { days, firstDay, lastDay } = longest;
    const which = `Waves longer than ${LONG_DAYS} days: ${long.length}, the longest ${days} (${firstDay} to ${lastDay})`;
    notes.push(`${which}. At this threshold the attacks of those months run together; a higher one takes them apart.`);
  }
  if (shown.some(({ open }) => open)) {
    notes.push('The last wave is open: the strikes counted end so soon after it that it may go on.');
  }
  if (uncertainDays.length > 0) {
    const which = `Days below the threshold only as far as is known: ${uncertainDays.length}`;
    notes.push(`${which}. Salvos of theirs have no number launched, so waves may be missing, shorter or apart.`);
  }
  if (withReconnaissance > 0) {
    const which = `Salvos that name a reconnaissance drone beside another weapon: ${withReconnaissance}`;
    notes.push(`${which}. They are never split and count whole.`);
  }
  return notes;
}
