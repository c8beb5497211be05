import { inside, type Place, refuse } from './refusal.ts';

/** What the values of one template may point at. Each answers a resolved value or refuses the place. */
export interface Scope {
  ref(name: string, place: Place): unknown;
  attribute(logicalId: string, attribute: string, place: Place): unknown;
  condition(name: string, place: Place): boolean;
  imported(name: string, place: Place): unknown;
}

/** Stands for AWS::NoValue: the property or element that resolves to it is left out. */
export const noValue = Symbol('AWS::NoValue');

type Intrinsic = (argument: unknown, scope: Scope, place: Place) => unknown;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown, place: Place): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return refuse(place, `expected a string, found ${JSON.stringify(value) ?? typeof value}`);
}

function list(value: unknown, place: Place, length?: number): readonly unknown[] {
  if (!Array.isArray(value)) return refuse(place, 'expected a list');
  if (length !== undefined && value.length !== length) return refuse(place, `expected ${length} elements`);
  return value;
}

function attributeOf(argument: unknown, scope: Scope, place: Place): unknown {
  const [logicalId, ...attribute] = typeof argument === 'string' ? argument.split('.') : list(argument, place, 2);
  return scope.attribute(text(logicalId, place), attribute.map((part) => text(part, place)).join('.'), place);
}

function substitute(argument: unknown, scope: Scope, place: Place): string {
  const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const given = isObject(variables) ? variables : {};
  return text(template, place).replace(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, name: string) => {
    if (literal === '!') return `\${${name}}`;
    const key = name.trim();
    if (key in given) return text(resolveValue(given[key], scope, place), place);
    return text(key.includes('.') ? attributeOf(key, scope, place) : scope.ref(key, place), place);
  });
}

function evaluate(condition: unknown, scope: Scope, place: Place): boolean {
  if (typeof condition === 'string') return scope.condition(condition, place);
  const value = resolveValue(condition, scope, place);
  return typeof value === 'boolean' ? value : refuse(place, 'expected a condition');
}

function compareTwo(argument: unknown, scope: Scope, place: Place): boolean {
  const [left, right] = list(argument, place, 2).map((each) => resolveValue(each, scope, place));
  return JSON.stringify(left) === JSON.stringify(right);
}

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope, place) => scope.ref(text(argument, place), place),
  Condition: (argument, scope, place) => scope.condition(text(argument, place), place),
  'Fn::GetAtt': attributeOf,
  'Fn::Sub': substitute,
  'Fn::Join': (argument, scope, place) => {
    const [separator, parts] = list(argument, place, 2);
    const resolved = list(resolveValue(parts, scope, place), place);
    return resolved.map((part) => text(part, place)).join(text(separator, place));
  },
  'Fn::Select': (argument, scope, place) => {
    const [index, parts] = list(argument, place, 2).map((each) => resolveValue(each, scope, place));
    const chosen = list(parts, place)[Number(text(index, place))];
    return chosen === undefined ? refuse(place, `Fn::Select has no element ${String(index)}`) : chosen;
  },
  'Fn::Split': (argument, scope, place) => {
    const [separator, whole] = list(argument, place, 2).map((each) => resolveValue(each, scope, place));
    return text(whole, place).split(text(separator, place));
  },
  'Fn::If': (argument, scope, place) => {
    const [condition, then, otherwise] = list(argument, place, 3);
    return resolveValue(scope.condition(text(condition, place), place) ? then : otherwise, scope, place);
  },
  'Fn::Equals': compareTwo,
  'Fn::Not': (argument, scope, place) => !evaluate(list(argument, place, 1)[0], scope, place),
  'Fn::And': (argument, scope, place) => list(argument, place).every((each) => evaluate(each, scope, place)),
  'Fn::Or': (argument, scope, place) => list(argument, place).some((each) => evaluate(each, scope, place)),
  'Fn::ImportValue': (argument, scope, place) =>
    scope.imported(text(resolveValue(argument, scope, place), place), place),
};

function intrinsicIn(value: Readonly<Record<string, unknown>>, place: Place): Intrinsic | undefined {
  const keys = Object.keys(value);
  const [only] = keys;
  if (keys.length !== 1 || only === undefined) return undefined;
  if (only !== 'Ref' && only !== 'Condition' && !only.startsWith('Fn::')) return undefined;
  // `Condition` is also an ordinary property name; as an intrinsic it names a condition.
  if (only === 'Condition' && typeof value[only] !== 'string') return undefined;
  return intrinsics[only] ?? refuse(place, `the intrinsic ${only} is not known`, Object.keys(intrinsics));
}

/** The value with every intrinsic function replaced by what it stands for; refuses the ones it does not know. */
export function resolveValue(value: unknown, scope: Scope, place: Place): unknown {
  if (typeof value === 'string' && value.includes('{{resolve:')) {
    return refuse(place, 'dynamic references ({{resolve:...}}) are not known');
  }
  if (Array.isArray(value)) {
    return value
      .map((each, index) => resolveValue(each, scope, inside(place, index)))
      .filter((each) => each !== noValue);
  }
  if (!isObject(value)) return value;
  const intrinsic = intrinsicIn(value, place);
  if (intrinsic !== undefined) return intrinsic(Object.values(value)[0], scope, place);
  const entries = Object.entries(value).map(([key, each]) => [key, resolveValue(each, scope, inside(place, key))]);
  return Object.fromEntries(entries.filter(([, each]) => each !== noValue));
}
