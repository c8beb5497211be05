import type { Refused } from '@counterweight/ledger';
import type { z } from 'zod';

/** What a function of the operator answers: the result, or why nothing was done. */
export type Answer<Result> = { readonly ok: true; readonly result: Result } | Readonly<Refused>;

export function done<Result>(result: Result): Answer<Result> {
  return { ok: true, result };
}

export function refused(code: string, message: string): Readonly<Refused> {
  return { ok: false, code, message };
}

/** The order in an invocation's event; a refusal naming the field when it is none. */
export function readOrder<Order>(schema: z.ZodType<Order>, event: unknown): Answer<Order> {
  const parsed = schema.safeParse(event);
  if (parsed.success) return done(parsed.data);
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the order'}: ${message}`);
  return refused('invalid_order', faults.join('; '));
}
