/**
 * A deep copy that nobody can change: what a store keeps and hands out, so that no caller shares an object with it.
 * Plain objects, arrays and maps only; a map's entries are sealed, and whoever hands the map out copies its shell.
 */
export function sealedCopy<Value>(value: Value): Value;
export function sealedCopy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map((member) => sealedCopy(member)));
  if (value instanceof Map) return new Map([...value].map(([key, member]) => [key, sealedCopy(member)]));
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, member]) => [key, sealedCopy(member)])));
}
