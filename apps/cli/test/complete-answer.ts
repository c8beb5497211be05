import { z } from 'zod';

type Schema = z.core.$ZodType;

/**
 * A test's answer with what it leaves out filled in: the least that the contract takes. So a test states only the
 * members that it is about, and still gives an answer that the API could give.
 */
export function completeAnswer(schema: Schema, given: unknown): unknown {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return { ...withMembers(def.shape, given), ...extrasOf(def.shape, given) };
    case 'array':
      return Array.isArray(given) ? given.map((each) => completeAnswer(def.element, each)) : (given ?? []);
    case 'record':
      return given === undefined ? {} : mapValues(given, (each) => completeAnswer(def.valueType, each));
    case 'nullable':
      return given === undefined || given === null ? null : completeAnswer(def.innerType, given);
    case 'union':
      return given === undefined ? least(schema) : completeOption(def.options, given);
    case 'null':
      return null;
    case 'optional':
      return given === undefined ? undefined : completeAnswer(def.innerType, given);
    default:
      return given ?? least(schema);
  }
}

/** The first option that what is given can be completed to; as it is where none fits. */
function completeOption(options: readonly Schema[], given: unknown): unknown {
  const fitting = options.find((option) => z.core.safeParse(option, completeAnswer(option, given)).success);
  return fitting === undefined ? given : completeAnswer(fitting, given);
}

function withMembers(shape: Readonly<Record<string, Schema>>, given: unknown): Record<string, unknown> {
  const held = membersOf(given);
  const members = Object.entries(shape).map(([name, member]) => [name, completeAnswer(member, held[name])] as const);
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

/** What is given beyond the schema stays, for the schema to judge. */
function extrasOf(shape: Readonly<Record<string, Schema>>, given: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(membersOf(given)).filter(([name]) => !Object.hasOwn(shape, name)));
}

function membersOf(given: unknown): Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null ? { ...given } : {};
}

function mapValues(given: unknown, map: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(membersOf(given)).map(([name, value]) => [name, map(value)]));
}

function least(schema: Schema): unknown {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string':
      return '';
    case 'number':
      return z.core.safeParse(schema, 0).success ? 0 : 1;
    case 'boolean':
      return false;
    case 'literal':
      return def.values[0];
    case 'enum':
      return Object.values(def.entries)[0];
    case 'union':
      return def.options[0] && completeAnswer(def.options[0], undefined);
    default:
      return undefined;
  }
}
