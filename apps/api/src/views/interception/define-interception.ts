import type { AnswerOf, interceptionQuestion } from '@counterweight/contracts/http';
import {
  type InterceptionAnswer,
  interceptionMeasures,
  interceptionView,
  MINIMUM_DAYS,
  MINIMUM_EFFECTIVE_N,
  MINIMUM_LOST_GIVEN,
} from '@counterweight/domain/answers';
import { strikeKind } from '@counterweight/domain/kinds';
import {
  breaksOf,
  claimantLabel,
  reportingIssues,
  reportingTableVersion,
  segmentsBetween,
  weaponTableVersion,
} from '@counterweight/domain/values';
import { showIssues } from '../reporting-issues.ts';
import { basisNotes, strikeBasis } from '../strikes/define-strikes.ts';
import type { ResolvedStrikes } from '../strikes/read-strikes.ts';
import type { InterceptionQuery } from './read-interception.ts';

type InterceptionDefinition = AnswerOf<typeof interceptionQuestion>['definition'];

const rules = {
  kinetic: 'destroyed / launched',
  neutralised: '(destroyed + lost) / launched',
  engaged: 'destroyed / (launched - lost)',
  leak: 'launched - destroyed - lost - left - airborne: the most that can have hit, a count',
};

/** The definition of an answer. */
export function defineInterception(
  query: InterceptionQuery,
  resolved: ResolvedStrikes,
  answer: InterceptionAnswer,
  seq: number,
): InterceptionDefinition {
  const { claimants } = resolved;
  const { total } = answer;
  return {
    view: interceptionView.name,
    version: interceptionView.version,
    derived_from: { view: 'strikes', version: strikeKind.view.version },
    label: `claimed by ${labelOf(claimants)}`,
    measures: [...interceptionMeasures],
    rules,
    class_rule: 'a salvo of several weapons has the class that all of them share; of several classes it is mixed',
    interval: '95 %, Wilson; cluster: on the effective n of a design effect over days',
    minimum: { days: MINIMUM_DAYS, n_eff: MINIMUM_EFFECTIVE_N, lost_given: MINIMUM_LOST_GIVEN },
    ...strikeBasis(query, resolved, seq),
    segments: segmentsBetween(breaksOf('kinetic', claimants)).map(({ code, from, to }) => ({
      ...{ code, from: from ?? null, to: to ?? null },
    })),
    breaks: showIssues(reportingIssues.filter((issue) => issue.measures.some((each) => each in rules))),
    coverage: {
      ...{ from: query.from ?? null, to: query.to ?? null },
      ...{ first_day: total?.firstDay ?? null, last_day: total?.lastDay ?? null },
      left_out: { ...answer.leftOut },
    },
    notes: [...basisNotes(claimants, { firstDay: total?.firstDay, lastDay: total?.lastDay }), ...notesOn(answer)],
    tables: { weapons: weaponTableVersion, reporting: reportingTableVersion },
  };
}

function labelOf(claimants: ResolvedStrikes['claimants']): string {
  if (claimants === 'all') return 'all claimants, whose reports overlap';
  return claimants
    .map((slug) => (slug === 'ua-air-force' ? 'the Air Force of Ukraine' : claimantLabel(slug)))
    .join(', ');
}

function notesOn({ rows, total, leftOut }: InterceptionAnswer): string[] {
  const notes = ['Claims, not verified: no rate says what defence can do, only what is reported of it.'];
  if (rows.some(({ segment }) => segment === 'transition')) {
    notes.push('In the transition some reports give lost and some do not: its rates are of neither rule.');
  }
  if (total !== undefined && total.counts.incomplete > 0) {
    notes.push(`Salvos without a number launched or destroyed, in no rate: ${total.counts.incomplete}.`);
  }
  if (leftOut.mixed > 0) {
    notes.push(`Salvos of several classes, in the total and in no row: ${leftOut.mixed}.`);
  }
  return notes;
}
