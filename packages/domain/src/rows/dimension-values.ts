/** A dimension's values; none given is the key `unknown`. */
export function dimensionValues(value: string | readonly string[] | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return value === undefined || value.length === 0 ? ['unknown'] : value;
}
