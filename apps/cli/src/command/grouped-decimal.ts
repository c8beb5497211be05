import { decimalSchema, fixedText } from '@counterweight/domain/values';

const SHOWN_PLACES = 2;

/** A decimal number's text with its thousands apart; the digits stay as they are. */
export function groupedDecimal(text: string): string {
  const [whole = '', ...fraction] = text.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
}

/** An exact amount as a table shows it: thousands apart, at most two decimals, none where there are none. */
export function shownAmount(exact: string): string {
  const amount = decimalSchema.safeParse(exact);
  return groupedDecimal(amount.success ? fixedText(amount.data, SHOWN_PLACES).replace(/\.00$/, '') : exact);
}
