import { type Day, hasDayForm } from '../values/time/day.ts';

/** How a dimension is stored: one text, a set of texts, or not at all. */
export type StoredDimension = string | readonly string[] | undefined;

/** One dimension of a view's rows: how its value is stored, and how it is read back. */
export interface Column<Value> {
  write(value: Value): StoredDimension;
  /** Throws a TypeError on what `write` does not give. */
  read(stored: StoredDimension): Value;
}

/** A text that is not empty. */
export const text: Column<string> = {
  write: (value) => value,
  read(stored) {
    if (typeof stored === 'string' && stored !== '') return stored;
    throw notStored(stored, 'a text');
  },
};

/** One of some codes. */
export function code<const Code extends string>(codes: readonly Code[]): Column<Code> {
  const byText = new Map<StoredDimension, Code>(codes.map((each) => [each, each]));
  return {
    write: (value) => value,
    read(stored) {
      const found = byText.get(stored);
      if (found === undefined) throw notStored(stored, `one of ${codes.join(', ')}`);
      return found;
    },
  };
}

/** A calendar day. */
export const day: Column<Day> = {
  write: (value) => value,
  read(stored) {
    if (typeof stored === 'string' && hasDayForm(stored)) return stored;
    throw notStored(stored, 'a day');
  },
};

/** A calendar day, or that it is not known. */
export const dayOrUndated: Column<Day | 'undated'> = {
  write: (value) => value,
  read: (stored) => (stored === 'undated' ? stored : day.read(stored)),
};

/** A whole number from 0. */
export const wholeNumber: Column<number> = {
  write: String,
  read(stored) {
    if (typeof stored === 'string' && /^\d+$/.test(stored)) return Number(stored);
    throw notStored(stored, 'a whole number');
  },
};

/** Yes, stored as that, or no, stored as an empty text. */
export const flag: Column<boolean> = {
  write: (value) => (value ? 'yes' : ''),
  read: (stored) => stored === 'yes',
};

/** Several values, stored in the order of their texts: a row counts under each of them. */
export function setOf<Value extends string>(column: Column<Value>): Column<readonly Value[]> {
  // Values are stored as they are, so that what was stored is the set itself and need not be copied for each row.
  const isSet = (stored: StoredDimension): stored is readonly Value[] =>
    typeof stored === 'object' && stored.every((each) => column.read(each) === each);
  return {
    write: (values) => [...values].sort(),
    read(stored) {
      if (isSet(stored)) return stored;
      throw notStored(stored, 'a set');
    },
  };
}

/** A value that may be absent; `absent` is then stored in its place: an empty text unless told otherwise. */
export function optional<Value>(column: Column<Value>, absent: string | readonly [] = ''): Column<Value | undefined> {
  return {
    write: (value) => (value === undefined ? absent : column.write(value)),
    read: (stored) => (isAbsent(stored, absent) ? undefined : column.read(stored)),
  };
}

/** A value that may be absent; the dimension is then not stored. */
export function leftOut<Value>(column: Column<Value>): Column<Value | undefined> {
  return {
    write: (value) => (value === undefined ? undefined : column.write(value)),
    read: (stored) => (stored === undefined ? undefined : column.read(stored)),
  };
}

function isAbsent(stored: StoredDimension, absent: string | readonly []): boolean {
  return typeof absent === 'string' ? stored === absent : typeof stored === 'object' && stored.length === 0;
}

function notStored(stored: StoredDimension, expected: string): TypeError {
  return new TypeError(`expected ${expected}, stored is ${stored === undefined ? 'nothing' : `"${stored}"`}`);
}
