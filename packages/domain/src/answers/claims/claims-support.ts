import type { Figure } from '../../kinds/statement/statement.ts';
import { displayCurrencies } from '../../values/money/conversion.ts';
import { answerSupport, type SupportAnswer } from '../support/support-answer.ts';
import type { SupportRow } from '../support/support-rows.ts';
import {
  ASSUMED_STAGE,
  type Computed,
  type DatedMeasure,
  notComputed,
  periodText,
  type SupportInputs,
} from './claim-inputs.ts';

type Measure = DatedMeasure<'support'>;

/** Support of a donor, a category and a stage over a period, in the currency of the figure. */
export function computeSupport(measure: Measure, figure: Figure, inputs: SupportInputs): Computed {
  const currency = displayCurrencies.find((each) => each === figure.currency);
  if (figure.currency === undefined) return notComputed('the figure names no currency');
  if (currency === undefined) return notComputed(`amounts are to be had in ${displayCurrencies.join(', ')} only`);
  const { stored, sources, rates, policy } = inputs;
  const { stage = ASSUMED_STAGE, donor, category, since, as_of } = measure;
  const period = { ...(since === undefined ? {} : { from: since }), to: as_of };
  const chosen = {
    ...(donor === undefined ? {} : { donors: [donor] }),
    ...(category === undefined ? {} : { categories: [category] }),
  };
  const filter = { sources, stages: [stage], ...chosen, ...period };
  const answer = answerSupport(stored, rates, filter, ['stage'], currency, policy);
  const [total] = answer.totals;
  const what = whatText({ ...measure, stage });
  if (total === undefined) return notComputed(`the ledger has no ${what}`);
  if (total.amount === null) return notComputed(`of ${what} no amount is known in ${currency}`);
  return {
    known: true,
    value: total.amount,
    unit: currency,
    basis: `${what}, of ${sources.join(', ')}, converted by ${policy}`,
    notes: notesOn(measure, total, answer),
    number: { of: 'support', stage, donor, category, sources, from: since, to: as_of, currency, policy },
  };
}

function whatText({ stage, category, donor, since, as_of }: Measure): string {
  const kind = category === undefined ? 'support' : `${category} support`;
  return `${stage} ${kind} by ${donor ?? 'all donors'} ${periodText({ since, as_of })}`;
}

function notesOn({ stage }: Measure, total: SupportRow, { straddling, undated }: SupportAnswer): readonly string[] {
  const left = [...straddling, ...undated].reduce((sum, { transactions }) => sum + transactions, 0);
  const silent = total.undisclosed + total.unpriced;
  return [
    ...(stage === undefined ? [`The claim names no stage; ${ASSUMED_STAGE} is compared.`] : []),
    ...(silent === 0 ? [] : [`Transactions without an amount: ${silent}.`]),
    ...(total.unconverted.transactions === 0 ? [] : [`Amounts without a rate: ${total.unconverted.transactions}.`]),
    ...(left === 0 ? [] : [`Undated, or of a month that only overlaps the days, and left out: ${left}.`]),
  ];
}
