import { inside, type Place, refuse } from './refusal.ts';

/** Says whether a JSON value matches. */
export type Matcher = (value: unknown) => boolean;

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

function compileOperator(name: string, argument: unknown, place: Place): Matcher {
  if (name === 'exists' && typeof argument === 'boolean') {
    // EventBridge: `exists` looks at leaves only, an object there is not one.
    return (value) => (isAbsent(value) ? !argument : argument && matchAny(value, (leaf) => !isObject(leaf)));
  }
  if (name === 'prefix' && typeof argument === 'string') {
    return (value) => matchAny(value, (leaf) => typeof leaf === 'string' && leaf.startsWith(argument));
  }
  return refuse(place, `the pattern operator ${name}(${JSON.stringify(argument)}) is not known`, operators);
}

function compileAlternative(alternative: unknown, place: Place): Matcher {
  if (Array.isArray(alternative)) return refuse(place, 'a pattern list may not hold a list', operators);
  if (!isObject(alternative)) return (value) => matchAny(value, (leaf) => leaf === alternative);
  const [entry, ...more] = Object.entries(alternative);
  if (entry === undefined || more.length > 0) return refuse(place, 'a pattern operator is one key', operators);
  return compileOperator(entry[0], entry[1], place);
}

function compileField(pattern: unknown, place: Place): Matcher {
  if (Array.isArray(pattern)) {
    if (pattern.length === 0) return refuse(place, 'an empty pattern list matches nothing');
    const alternatives = pattern.map((alternative) => compileAlternative(alternative, place));
    return (value) => alternatives.some((matches) => matches(value));
  }
  if (isObject(pattern)) return compileObject(pattern, place);
  return refuse(place, 'a pattern field is a list of alternatives or an object', operators);
}

function compileObject(pattern: Readonly<Record<string, unknown>>, place: Place): Matcher {
  const fields = Object.entries(pattern).map(([key, field]) => {
    const here = inside(place, key);
    if (key.startsWith('$')) return refuse(here, `the pattern operator ${key} is not known`, operators);
    return { key, matches: compileField(field, here) };
  });
  if (fields.length === 0) return refuse(place, 'an empty pattern is not allowed');
  const matchesOne = (value: unknown): boolean => {
    const object = isObject(value) ? value : {};
    return fields.every(({ key, matches }) => matches(object[key]));
  };
  return (value) => (Array.isArray(value) && value.length > 0 ? value.some(matchesOne) : matchesOne(value));
}

/**
 * An event pattern (EventBridge rules, Lambda event filters) as a function; what is not known in it is refused by place.
 * Fields are joined by "and", the alternatives of one field by "or"; an array in the event matches if any element does.
 */
export function compilePattern(pattern: unknown, place: Place): Matcher {
  if (!isObject(pattern)) return refuse(place, 'a pattern is an object');
  return compileObject(pattern, place);
}
