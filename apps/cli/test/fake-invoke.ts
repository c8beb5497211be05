import { CommandError } from '../src/command/command-error.ts';
import type { Invoke } from '../src/operate/invoke-operation.ts';

/** Functions of a stack that answer from a list, one answer an order; `orders` is what they were told. */
export function fakeInvoke(answers: Readonly<Record<string, readonly unknown[]>>) {
  const orders: string[] = [];
  const left = new Map(Object.entries(answers).map(([output, list]) => [output, [...list]]));
  const invoke: Invoke = async ({ output, answer }, order) => {
    orders.push(`${output} ${JSON.stringify(order)}`);
    const parsed = answer.parse(left.get(output)?.shift());
    if (!parsed.ok) throw new CommandError(parsed.message);
    return parsed.result;
  };
  return { invoke, orders };
}

/** An answer with a result. */
export function done(result: object) {
  return { ok: true, result };
}
