/** Says whether a JSON value matches. */
export type Matcher = (value: unknown) => boolean;

/** Called with what is wrong in a pattern; must not return. */
export type RefusePattern = (path: string, what: string, known?: readonly string[]) => never;

const operators = ['exact values (string, number, boolean, null)', 'exists', 'prefix'] as const;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

function matchAny(value: unknown, test: (leaf: unknown) => boolean): boolean {
  return Array.isArray(value) ? value.some((element) => matchAny(element, test)) : test(value);
}

function compileOperator(name: string, argument: unknown, path: string, refuse: RefusePattern): Matcher {
  if (name === 'exists' && typeof argument === 'boolean') {
    // EventBridge: `exists` looks at leaves only, an object there is not one.
    return (value) => (isAbsent(value) ? !argument : argument && matchAny(value, (leaf) => !isObject(leaf)));
  }
  if (name === 'prefix' && typeof argument === 'string') {
    return (value) => matchAny(value, (leaf) => typeof leaf === 'string' && leaf.startsWith(argument));
  }
  return refuse(path, `the pattern operator ${name}(${JSON.stringify(argument)}) is not known`, operators);
}

function compileAlternative(alternative: unknown, path: string, refuse: RefusePattern): Matcher {
  if (Array.isArray(alternative)) return refuse(path, 'a pattern list may not hold a list', operators);
  if (!isObject(alternative)) return (value) => matchAny(value, (leaf) => leaf === alternative);
  const [entry, ...more] = Object.entries(alternative);
  if (entry === undefined || more.length > 0) return refuse(path, 'a pattern operator is one key', operators);
  return compileOperator(entry[0], entry[1], path, refuse);
}

function compileField(pattern: unknown, path: string, refuse: RefusePattern): Matcher {
  if (Array.isArray(pattern)) {
    if (pattern.length === 0) return refuse(path, 'an empty pattern list matches nothing');
    const alternatives = pattern.map((alternative) => compileAlternative(alternative, path, refuse));
    return (value) => alternatives.some((matches) => matches(value));
  }
  if (isObject(pattern)) return compileObject(pattern, path, refuse);
  return refuse(path, 'a pattern field is a list of alternatives or an object', operators);
}

function compileObject(pattern: Readonly<Record<string, unknown>>, path: string, refuse: RefusePattern): Matcher {
  const fields = Object.entries(pattern).map(([key, field]) => {
    const here = path === '' ? key : `${path}.${key}`;
    if (key.startsWith('$')) return refuse(here, `the pattern operator ${key} is not known`, operators);
    return { key, matches: compileField(field, here, refuse) };
  });
  if (fields.length === 0) return refuse(path, 'an empty pattern is not allowed');
  const matchesOne = (value: unknown): boolean => {
    const object = isObject(value) ? value : {};
    return fields.every(({ key, matches }) => matches(object[key]));
  };
  return (value) => (Array.isArray(value) && value.length > 0 ? value.some(matchesOne) : matchesOne(value));
}

/**
 * An event pattern (EventBridge rules, Lambda event filters) as a function.
 * Fields are joined by "and", the alternatives of one field by "or"; an array in the event matches if any element does.
 */
export function compilePattern(pattern: unknown, refuse: RefusePattern): Matcher {
  if (!isObject(pattern)) return refuse('', 'a pattern is an object');
  return compileObject(pattern, '', refuse);
}
