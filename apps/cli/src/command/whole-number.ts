import { InvalidArgumentError } from 'commander';

/** An option's value as a number. Throws what commander prints. */
export function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Allowed is a whole number from 1 to 999999.');
}
