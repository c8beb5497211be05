import { type DecimalMark, plainNumber } from './decimal-mark.ts';

/** What a cell says of a count. `doubt` says how an unclear one was understood. */
export type CountReading =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'count'; readonly count: number; readonly doubt?: string }
  | { readonly kind: 'fault'; readonly reason: string };

export interface CountOptions {
  readonly max?: number;
  /** Which mark stands before decimals, where the whole file tells. */
  readonly mark?: DecimalMark | undefined;
}

const MAX_COUNT = 1_000_000;
const UNKNOWN = /^(nan|none|null|n\/a)?$/i;
const PLAIN = /^\+?(\d+)(?:[.,]0{0,2})?$/;
const MARKED = /^\d{1,3}[.,]\d{3}$/;
const THOUSANDS = /^\d{1,3}(?:([.,\u00a0\u202f ])\d{3})(?:\1\d{3})*$/;

/** Reads a whole number written as an integer, a float (`127.0`) or with thousands set apart. Blank is unknown, not zero. */
export function readCount(text: string, { max = MAX_COUNT, mark }: CountOptions = {}): CountReading {
  if (UNKNOWN.test(text)) return { kind: 'unknown' };
  const plain = PLAIN.exec(text)?.[1];
  if (plain !== undefined) return bounded(Number(plain), max);
  if (/^-\s*[\d.,]+$/.test(text)) return { kind: 'fault', reason: 'a count cannot be negative' };
  if (mark !== undefined && MARKED.test(text)) return readMarked(plainNumber(text, mark), max);
  if (/^\d+[.,]000$/.test(text)) return { kind: 'fault', reason: 'could be a decimal or thousands' };
  if (!THOUSANDS.test(text)) return { kind: 'fault', reason: 'not a whole number' };
  const reading = bounded(Number(text.replace(/\D/g, '')), max);
  return reading.kind === 'count' ? { ...reading, doubt: `read as ${reading.count}` } : reading;
}

function readMarked(text: string, max: number): CountReading {
  const count = Number(text);
  return Number.isInteger(count) ? bounded(count, max) : { kind: 'fault', reason: 'not a whole number' };
}

function bounded(count: number, max: number): CountReading {
  if (count <= max) return { kind: 'count', count };
  return { kind: 'fault', reason: `a count cannot exceed ${max}` };
}
