/** What a cell says of a count. `doubt` says how an unclear one was understood. */
export type CountReading =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'count'; readonly count: number; readonly doubt?: string }
  | { readonly kind: 'fault'; readonly reason: string };

const MAX_COUNT = 1_000_000;
const UNKNOWN = /^(nan|none|null|n\/a)?$/i;
const PLAIN = /^\+?(\d+)(?:[.,]0{0,2})?$/;
const THOUSANDS = /^\d{1,3}(?:([.,\u00a0\u202f ])\d{3})(?:\1\d{3})*$/;

/** Reads a whole number written as an integer, a float (`127.0`) or with thousands set apart. Blank is unknown, not zero. */
export function readCount(text: string, max = MAX_COUNT): CountReading {
  if (UNKNOWN.test(text)) return { kind: 'unknown' };
  const plain = PLAIN.exec(text)?.[1];
  if (plain !== undefined) return bounded(Number(plain), max);
  if (/^-\s*[\d.,]+$/.test(text)) return { kind: 'fault', reason: 'a count cannot be negative' };
  if (/^\d+[.,]000$/.test(text)) return { kind: 'fault', reason: 'could be a decimal or thousands' };
  if (!THOUSANDS.test(text)) return { kind: 'fault', reason: 'not a whole number' };
  const reading = bounded(Number(text.replace(/\D/g, '')), max);
  return reading.kind === 'count' ? { ...reading, doubt: `read as ${reading.count}` } : reading;
}

function bounded(count: number, max: number): CountReading {
  if (count <= max) return { kind: 'count', count };
  return { kind: 'fault', reason: `a count cannot exceed ${max}` };
}
