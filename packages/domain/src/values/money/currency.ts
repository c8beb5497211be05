import { z } from 'zod';
import { type Decimal, round } from './decimal.ts';

const known: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** An ISO 4217 code, also of a currency that has ended (HRK, BGN): amounts were given in it. */
export const currencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: 'an ISO 4217 code such as EUR', abort: true })
  .refine((code) => known.has(code), 'a currency that exists, by its ISO 4217 code such as EUR')
  .brand<'Currency'>();
export type Currency = z.infer<typeof currencySchema>;

/**
 * An amount in whole minor units of its currency (cents; none of the yen), rounded half to even. How many digits a currency has
 * is from ISO 4217, as the runtime knows it; 2 where it knows none.
 */
export function inMinorUnits(amount: Decimal, currency: Currency): Decimal {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return round(amount, format.resolvedOptions().maximumFractionDigits ?? 2);
}
