import { type PythonValue, readPythonLiteral } from '../table/python-literal.ts';
import { readCount } from '../table/read-count.ts';

/** An entry of a detail such as `{'south': 65, 'east': NaN}`; the count is absent where it is not known. */
export interface NamedPart {
  readonly name: string;
  readonly count?: number;
}

/** The entries of a detail column: none where it is blank, undefined where it cannot be read as names and counts. */
export function countsByName(text: string): readonly NamedPart[] | undefined {
  if (text === '') return [];
  const reading = readPythonLiteral(text);
  if (!reading.ok) return undefined;
  if (reading.value === undefined) return [];
  if (!(reading.value instanceof Map)) return undefined;
  const parts = [...reading.value].map(([name, value]) => namedPart(name.trim(), value));
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

/** The entries whose count is known. */
export function namedCounts(parts: readonly NamedPart[]): readonly Required<NamedPart>[] {
  return parts.flatMap(({ name, count }) => (count === undefined ? [] : [{ name, count }]));
}

/** The names in a list column, written as Python prints a list or, in plain words, joined by "and". */
export function namesIn(text: string): readonly string[] {
  if (!text.startsWith('[')) return [text];
  const reading = readPythonLiteral(text);
  if (!reading.ok || !Array.isArray(reading.value)) return [text];
  return reading.value.filter((item) => typeof item === 'string');
}

/** The entries of a detail whose values are texts; undefined where it is none. */
export function textsByName(text: string): readonly (readonly [string, string])[] | undefined {
  const reading = readPythonLiteral(text);
  if (!reading.ok || !(reading.value instanceof Map)) return undefined;
  return [...reading.value].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
}

function namedPart(name: string, value: PythonValue): NamedPart | undefined {
  if (name === '') return undefined;
  if (value === undefined) return { name };
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const reading = readCount(String(value));
  if (reading.kind === 'unknown') return { name };
  return reading.kind === 'count' ? { name, count: reading.count } : undefined;
}
