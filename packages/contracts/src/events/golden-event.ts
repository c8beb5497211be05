import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export const goldenFolder = fileURLToPath(new URL('../../golden/', import.meta.url));
const objectSchema = z.record(z.string(), z.unknown());

/** The golden event of a type, anew each time. */
export function goldenEvent(type: string): Record<string, unknown> {
  return objectSchema.parse(JSON.parse(readFileSync(`${goldenFolder}${type}.json`, 'utf8')));
}

/** The golden event with one field, named by a dotted path, set; `undefined` takes it away. */
export function goldenWith(type: string, path: string, value: unknown): unknown {
  const event = goldenEvent(type);
  const names = path.split('.');
  const last = names.pop() ?? '';
  let holder: unknown = event;
  for (const name of names) holder = Reflect.get(Object(holder), name);
  if (value === undefined) Reflect.deleteProperty(Object(holder), last);
  else Reflect.set(Object(holder), last, value);
  return event;
}
