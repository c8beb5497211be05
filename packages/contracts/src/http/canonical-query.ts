/** What a parameter can hold once read. */
export type ParameterValue = string | number | readonly string[] | undefined;

/**
 * A query in its one spelling: parameters in the order given, absent ones left out, lists sorted and joined by commas.
 * Commas and colons stay readable; both may stand in a query (RFC 3986, 3.4).
 */
export function canonicalQuery(parameters: Readonly<Record<string, ParameterValue>>): string {
  return Object.entries(parameters)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeValue(value)}`]))
    .join('&');
}

/** A path with its canonical query. */
export function canonicalPath(path: string, parameters: Readonly<Record<string, ParameterValue>>): string {
  const query = canonicalQuery(parameters);
  return query === '' ? path : `${path}?${query}`;
}

/** The parameters in the order of `names`. */
export function inOrder(
  names: readonly string[],
  values: Readonly<Record<string, ParameterValue>>,
): Record<string, ParameterValue> {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}

function encodeValue(value: Exclude<ParameterValue, undefined>): string {
  const text = Array.isArray(value) ? value.toSorted().join(',') : String(value);
  return encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%3A', ':');
}
