import type { Refused } from '@counterweight/ledger';
import type { z } from 'zod';

/** The answer of an operator function: its result, or why it did nothing. */
export type Answer<Result> = { readonly ok: true; readonly result: Result } | Readonly<Refused>;

export function done<Result>(result: Result): Answer<Result> {
  return { ok: true, result };
}

export function refused(code: string, message: string): Readonly<Refused> {
  return { ok: false, code, message };
}

/** Reads the order from an invocation's event; refuses with the names of the wrong fields. */
export function readOrder<Order>(schema: z.ZodType<Order>, event: unknown): Answer<Order> {
  const parsed = schema.safeParse(event);
  if (parsed.success) return done(parsed.data);
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the order'}: ${message}`);
  return refused('invalid_order', faults.join('; '));
}
