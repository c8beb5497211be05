import type { AnswerOf, responseQuestion } from '@counterweight/contracts/http';
import { LIMIT_DAYS, MINIMUM_EVENTS, MINIMUM_WAVES, responseView } from '@counterweight/domain/answers';
import { kinds } from '@counterweight/domain/kinds';
import { reportingTableVersion, weaponTableVersion } from '@counterweight/domain/values';
import { showIssues } from '../reporting-issues.ts';
import { showSources } from '../resolve-sources.ts';
import { basisNotes, spannedBreaks, strikeBasis } from '../strikes/define-strikes.ts';
import { defineWaveRule } from '../waves/define-waves.ts';
import { waveRuleOf } from '../waves/read-waves.ts';
import type { ResponseQuery, ResponseReading } from './read-response.ts';

type ResponseDefinition = AnswerOf<typeof responseQuestion>['definition'];

const words = {
  clock: 'days from the last day of a wave to the first day on which something stands on the rung, strictly after it',
  rungs: {
    requested: 'a request is made, or a meeting asked for',
    announced: 'a meeting is announced',
    convened: 'a meeting begins',
    pledged: 'a pledge is promised or committed for the first time',
    delivered: 'a pledge is delivered for the first time',
  },
  streams: {
    explicit: 'a link with its quote says that it answers a strike of the wave',
    later: 'the first after the wave, whatever it answers; later says nothing of why',
  },
  censoring:
    'a clock ends the day before the next wave, on the last day seen, or on the last day of the data of the kind, whichever is first',
  interval: '95 %: Kaplan and Meier with the variance of Greenwood, on the scale of log(-log S)',
  any_day: 'the same clock started on every day of the calendar; its days overlap, so it has no interval',
  test: 'mean events in the days after a wave, beside those of the same events moved round the calendar by every number of days; p = (1 + shifts that reach it) / (1 + shifts), one-sided',
};

/** The definition of an answer. */
export function defineResponse(query: ResponseQuery, reading: ResponseReading): ResponseDefinition {
  const { strikes, sources, found, asOf, seq } = reading;
  const { resolved } = strikes;
  const { waves, answer, links } = found;
  const { firstDay, lastDay } = waves.counted;
  const span = { firstDay: answer.rows[0]?.wave.firstDay, lastDay: answer.rows.at(-1)?.wave.lastDay };
  const of = { strike: resolved.sources, ...sources };
  const { min_amount = null, currency = 'EUR', fx = 'announcement_day' } = query;
  return {
    ...{ view: responseView.name, version: responseView.version },
    derived_from: (['strike', 'request', 'meeting', 'pledge'] as const).map((kind) => {
      return { kind, view: kinds[kind].views[0] ?? kind, sources: showSources(of[kind]) };
    }),
    ...words,
    minimum: { waves: MINIMUM_WAVES, events: MINIMUM_EVENTS },
    ...defineWaveRule(waveRuleOf(query)),
    ...strikeBasis(query, resolved, seq),
    pledges: min_amount === null ? { min_amount, currency: null, fx: null } : { min_amount, currency, fx },
    seen_until: asOf,
    coverage: {
      ...{ from: query.from ?? null, to: query.to ?? null },
      ...{ first_day: firstDay ?? null, last_day: lastDay ?? null, waves: answer.rows.length },
      ...{ links: links.shown + links.notShown, links_not_shown: links.notShown },
    },
    breaks: showIssues(spannedBreaks(resolved.claimants, span)),
    notes: [...basisNotes(resolved.claimants, span), ...notesOn(reading)],
    tables: { weapons: weaponTableVersion, reporting: reportingTableVersion },
  };
}

function notesOn({ found: { waves, answer } }: ResponseReading): string[] {
  const notes = [
    'Two streams, never added up: what a link says answers a wave, and what merely came later.',
    `Means count at most ${LIMIT_DAYS} days of each clock.`,
  ];
  const undated = answer.rungs.filter((rung) => rung.undated > 0);
  if (undated.length > 0) {
    const counts = undated.map((rung) => `${rung.rung} ${rung.undated}`).join(', ');
    notes.push(`On a day that nobody gave, and in no clock: ${counts}.`);
  }
  const { lastDay } = waves.counted;
  if (lastDay !== undefined) {
    notes.push(`Waves after ${lastDay} are not known: a clock that runs beyond it may have passed one.`);
  }
  if (answer.rows.some(({ wave }) => wave.open)) notes.push('The last wave is open: its last day may come yet.');
  return notes;
}
