import type { SupportDefinition } from '@counterweight/contracts/http';
import type { SupportAnswer } from '@counterweight/domain/answers';
import { type CountedSources, supportView } from '@counterweight/domain/kinds';
import { type FxPolicy, fixedText } from '@counterweight/domain/values';
import { nameSome } from '../../http/name-some.ts';
import { answeredTime } from '../answered-time.ts';
import { showSources } from '../resolve-sources.ts';
import type { ResolvedSupport, SupportQuery } from './read-support.ts';

/** The definition of an answer. */
export function defineSupport(
  query: SupportQuery,
  resolved: ResolvedSupport,
  answer: SupportAnswer,
  { rates, seq }: { readonly rates: { readonly sources: CountedSources }; readonly seq: number },
): SupportDefinition {
  const { sources, currency, policy, filter } = resolved;
  const total = (measure: 'undisclosed' | 'included_elsewhere' | 'unpriced') =>
    answer.totals.reduce((sum, row) => sum + row[measure], 0);
  return {
    view: 'support',
    version: supportView.version,
    measures: ['amount', 'native', 'packages', 'transactions', 'undisclosed', 'included_elsewhere', 'unpriced'],
    basis: 'as published by the source; a stage says how far it got',
    unit: `amount: ${currency}; native: each currency's own; packages: pledges; all others: transactions`,
    fx: {
      policy,
      currency,
      base: 'EUR',
      sources: showSources(rates.sources),
      used: answer.rates.map(({ rate, ...used }) => ({ ...used, rate: rate ?? null })),
    },
    day_rule: 'the calendar day as published; a month counts when it lies wholly inside the range',
    stages: filter.stages === undefined ? 'all' : [...filter.stages],
    sources: showSources(sources),
    ...answeredTime(query, seq),
    coverage: {
      from: query.from ?? null,
      to: query.to ?? null,
      first_day: answer.firstDay ?? null,
      last_day: answer.lastDay ?? null,
      straddling: transactionsOf(answer.straddling),
      undated: transactionsOf(answer.undated),
    },
    unknowns: {
      undisclosed: total('undisclosed'),
      included_elsewhere: total('included_elsewhere'),
      unpriced: total('unpriced'),
      unconverted: answer.totals.reduce((sum, { unconverted }) => sum + unconverted.transactions, 0),
    },
    umbrellas: {
      ...answer.umbrellas,
      missing: [...answer.umbrellas.missing],
      cycles: [...answer.umbrellas.cycles],
    },
    additive: true,
    notes: notesOn(resolved, answer),
  };
}

function transactionsOf(rows: SupportAnswer['totals']): number {
  return rows.reduce((sum, { transactions }) => sum + transactions, 0);
}

function notesOn({ policy, currency, filter }: ResolvedSupport, answer: SupportAnswer): string[] {
  const notes = [rateNote(policy, currency)];
  if (answer.totals.length > 1)
    notes.push('Stages follow each other: the same money is in several; never add them up.');
  for (const { stage, unconverted } of answer.totals) {
    if (unconverted.transactions === 0) continue;
    const native = Object.entries(unconverted.native).map(([code, amount]) => `${code} ${fixedText(amount, 2)}`);
    notes.push(`Not in amount, for want of a rate (${stage}): ${nameSome(native)}.`);
  }
  if (filter.from !== undefined || filter.to !== undefined) notes.push(...leftOutNotes(answer));
  if (answer.withoutTarget > 0) {
    notes.push(`Adjustments of a transaction that is not there, which count nothing: ${answer.withoutTarget}.`);
  }
  const { missing, cycles } = answer.umbrellas;
  if (missing.length > 0) notes.push(`Tranches name umbrellas that are not there: ${nameSome(missing)}.`);
  if (cycles.length > 0) notes.push(`Pledges that are part of each other count for themselves: ${nameSome(cycles)}.`);
  return notes;
}

function rateNote(policy: FxPolicy, currency: string): string {
  if (policy === 'as_reported') return `Amounts are the publisher's own conversions to ${currency}, not ours.`;
  if (policy === 'announcement_month_avg') return 'Each amount by the mean of the rates published in its month.';
  if (policy === 'announcement_day') {
    return 'Each amount by the rate of its day, or of the business day before; by the mean of its month where no day is known.';
  }
  return `All amounts by the rates of ${policy.slice('fixed:'.length)}.`;
}

function leftOutNotes({ straddling, undated }: SupportAnswer): string[] {
  const [months, unknown] = [transactionsOf(straddling), transactionsOf(undated)];
  return [
    ...(months === 0 ? [] : [`${months} transactions of a month that only overlaps the range are not counted.`]),
    ...(unknown === 0 ? [] : [`${unknown} undated transactions are not counted, since a range is asked for.`]),
  ];
}
