import { z } from 'zod';

const known: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** An ISO 4217 code, also of a currency that has ended (HRK, BGN): amounts were given in it. */
export const currencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: 'an ISO 4217 code such as EUR', abort: true })
  .refine((code) => known.has(code), 'a currency that exists, by its ISO 4217 code such as EUR')
  .brand<'Currency'>();
export type Currency = z.infer<typeof currencySchema>;
