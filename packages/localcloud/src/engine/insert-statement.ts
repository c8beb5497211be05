import type { AttributeValue, Item } from './attribute-value.ts';
import { type DynamoDbError, validationError } from './errors.ts';

/** An `INSERT INTO "table" VALUE {'name': ?, ...}` with its parameters. */
export interface InsertStatement {
  readonly table: string;
  readonly item: Item;
}

const INSERT = /^\s*INSERT\s+INTO\s+"?(?<table>[a-zA-Z0-9_.-]+)"?\s+VALUE\s*\{(?<members>[^{}]*)\}\s*$/i;
const MEMBER = /^\s*'(?<name>[^']+)'\s*:\s*\?\s*$/;

/** The table and the names of what is inserted, in the order of the parameters; `undefined` for any other statement. */
export function readInsert(
  statement: string,
): { readonly table: string; readonly names: readonly string[] } | undefined {
  const { table, members } = INSERT.exec(statement)?.groups ?? {};
  const names = members?.split(',').map((member) => MEMBER.exec(member)?.groups?.name) ?? [];
  if (table === undefined || !names.every((name) => name !== undefined)) return undefined;
  return { table, names };
}

/**
 * Reads the one form of PartiQL that this engine takes: every value is a parameter. The error that it answers stands for the
 * statement alone; any other form of statement is refused with the whole request, by a ValidationException that says so.
 */
export function parseInsert(statement: string, parameters: readonly AttributeValue[]): InsertStatement | DynamoDbError {
  const read = readInsert(statement);
  if (read === undefined) {
    throw validationError(
      'This engine takes statements of the form INSERT INTO "table" VALUE {\'name\': ?, ...} alone',
    );
  }
  const { table, names } = read;
  if (names.length !== parameters.length) {
    return validationError("Number of parameters in request and statement don't match.");
  }
  if (new Set(names).size < names.length) return validationError('Duplicate keys in tuple.');
  return { table, item: Object.fromEntries(names.map((name, at) => [name, parameters[at] ?? { NULL: true }])) };
}
