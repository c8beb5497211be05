import { decimalSchema, fixedText } from '@counterweight/domain/values';
import { groupedDecimal, shownAmount } from '../command/grouped-decimal.ts';
import type { PledgeTransaction } from './pledge-answer.ts';

const qualifierSigns: Readonly<Record<string, string>> = { about: '~', at_least: '>= ', up_to: '<= ' };

/** A transaction's value in the currency it was given in, or why there is none. */
export function valueText({ value }: PledgeTransaction): string {
  switch (value.known) {
    case 'money': {
      const { amount, currency, qualifier } = value.money;
      const sign = qualifier === undefined ? '' : (qualifierSigns[qualifier] ?? `${qualifier} `);
      return `${sign}${currency} ${shownAmount(amount)}`;
    }
    case 'undisclosed':
      return 'undisclosed';
    case 'included_elsewhere':
      return `in ${value.in}`;
    case 'none':
      return 'not given';
  }
}

const reasons: Readonly<Record<string, string>> = {
  undated: 'no rate: undated',
  no_rate: 'no rate for that day',
  not_reported: 'not reported',
};

/** Our amount, the rate with its day and source, the publisher's amount, the rate it comes to, and the difference. */
export function conversionTexts({ conversion }: PledgeTransaction): readonly [string, string, string, string, string] {
  if (conversion === undefined) return ['', '', '', '', ''];
  const { amount, reason, rates, publisher } = conversion;
  const by = rates.map(({ currency, rate, on, source }) => `${rate} ${currency} on ${on}, ${source}`).join('; ');
  const why = reason === undefined ? '' : (reasons[reason] ?? reason);
  const theirs =
    publisher === undefined
      ? ''
      : `${publisher.currency} ${groupedDecimal(fixedText(decimalSchema.parse(publisher.amount), 2))}`;
  const { rate = '', difference = '' } = publisher ?? {};
  return [
    amount === null ? '–' : groupedDecimal(amount),
    amount === null ? why : by,
    theirs,
    rate,
    groupedDecimal(difference),
  ];
}
