import type { ConversionDefinition, PromiseQuery } from '@counterweight/contracts/http';
import { type ConversionAnswer, conversionView, MINIMUM_PACKAGES } from '@counterweight/domain/answers';
import { airDefenceView, goodsView, supportView } from '@counterweight/domain/kinds';
import { airDefenceCatalogueVersion, breaksOf, reportingTableVersion } from '@counterweight/domain/values';
import { answeredTime } from '../answered-time.ts';
import { showIssues } from '../reporting-issues.ts';
import { showSources } from '../resolve-sources.ts';
import type { ConversionReading } from './read-conversion.ts';

const rules = {
  line: 'an item of what a package committed; of what it allocated, contracted or pledged where it commits no items',
  match: 'what came is laid to the lines of its package that name the item in the same words, in order',
  curve:
    'Aalen-Johansen by units, from the promise to the delivery; cancelled units are the competing event, reduced ones are left out',
  by_age: 'isotonic regression of whether a line has come whole on its age at the cut (pool-adjacent-violators)',
  requests:
    'explicit: of pledges that a link says are in response to the request, or fulfil it; later: of its class after it, whatever it answers',
  money: 'delivered up to the cut / committed, of packages by the day of their first commitment',
};

/** The definition of an answer. */
export function defineConversion(
  query: PromiseQuery,
  { sources, money, rateSources, requestSources, seq }: ConversionReading,
  answer: ConversionAnswer,
): ConversionDefinition {
  const { umbrella, undated, unmatched } = answer;
  return {
    view: conversionView.name,
    version: conversionView.version,
    derived_from: [supportView, airDefenceView, goodsView].map(({ name, version }) => ({ view: name, version })),
    measures: ['share', 'units', 'curve', 'by_age', 'money'],
    basis: 'items of pledges as published; what of them is said to have come',
    unit: 'lines are promised items; units as sources count them, added up within a class alone',
    rules,
    interval: '95 %, packages as clusters; low and high of a share are limits and no interval',
    minimum_packages: MINIMUM_PACKAGES,
    sources: showSources(sources),
    request_sources: showSources(requestSources),
    fx: { policy: money.policy, currency: money.currency, sources: showSources(rateSources) },
    cut: answer.cut?.day ?? null,
    ...answeredTime(query, seq),
    coverage: {
      ...{ from: query.from ?? null, to: query.to ?? null },
      ...{ first_day: answer.firstDay ?? null, last_day: answer.lastDay ?? null },
      left_out: { umbrella: umbrella.length, undated: undated.length, unmatched: unmatched.length },
    },
    breaks: showIssues(breaksOf('delivered', 'all')),
    notes: notesOn(answer),
    tables: { air_defence: airDefenceCatalogueVersion, reporting: reportingTableVersion },
  };
}

function notesOn({ total, cut, breaks, unmatched }: ConversionAnswer): string[] {
  if (total === undefined) return [];
  const { unknown, uncounted } = total.counts;
  const undatedLeft = cut?.countsUndated === false;
  return [
    ...when(unknown > 0, `Of ${unknown} lines nothing is said: low and high say what they leave open.`),
    ...when(uncounted > 0, `${uncounted} lines do not say how many: they are counted, and in no share.`),
    ...when(
      total.byAge.length > 0,
      'Undated deliveries give a share by age, from one look at the cut: no curve over time.',
    ),
    ...when(undatedLeft, 'The day asked for lies before the last of the data, so nothing undated counts.'),
    ...when(
      unmatched.length > 0,
      `${unmatched.length} delivered items are promised nowhere in their package by that name.`,
    ),
    ...breaks.map(({ note }) => `Not comparable across: ${note}.`),
  ];
}

function when(holds: boolean, note: string): readonly string[] {
  return holds ? [note] : [];
}
