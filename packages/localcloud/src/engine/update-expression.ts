import { type AttributeValue, type Item, typeOf } from './attribute-value.ts';
import { addDecimals, negateDecimal } from './decimal.ts';
import { stepInto, valueAt } from './document-path.ts';
import { validationError } from './errors.ts';
import type { DocumentPath, UpdateOperand, UpdateSection } from './expression-tree.ts';

const WRONG_TYPE = 'An operand in the update expression has an incorrect data type';
const WRONG_PATH = 'The document path provided in the update expression is invalid for update';
const NO_ATTRIBUTE = 'The provided expression refers to an attribute that does not exist in the item';

function isPath(operand: UpdateOperand): operand is DocumentPath {
  return Array.isArray(operand);
}

function numberOf(operand: UpdateOperand | undefined, item: Item): string {
  const number = resolve(operand, item).N;
  if (number === undefined) throw validationError(WRONG_TYPE);
  return number;
}

function listOf(operand: UpdateOperand | undefined, item: Item): AttributeValue[] {
  const list = resolve(operand, item).L;
  if (list === undefined) throw validationError(WRONG_TYPE);
  return list;
}

function resolve(operand: UpdateOperand | undefined, item: Item): AttributeValue {
  if (operand === undefined) throw validationError(NO_ATTRIBUTE);
  if (isPath(operand)) {
    const value = valueAt(operand, item);
    if (value === undefined) throw validationError(NO_ATTRIBUTE);
    return value;
  }
  if (!('type' in operand)) return operand;
  const [first, second] = operand.args;
  if (operand.type === 'add') return { N: addDecimals(numberOf(first, item), numberOf(second, item)) };
  if (operand.type === 'subtract')
    return { N: addDecimals(numberOf(first, item), negateDecimal(numberOf(second, item))) };
  if (operand.name === 'list_append') return { L: [...listOf(first, item), ...listOf(second, item)] };
  const present = first && isPath(first) ? valueAt(first, item) : undefined;
  return present ?? resolve(second, item);
}

function parentOf(path: DocumentPath, item: Item): AttributeValue {
  const parent = valueAt(path.slice(0, -1), item);
  const last = path.at(-1);
  if (!parent || (typeof last === 'number' ? parent.L : parent.M) === undefined) throw validationError(WRONG_PATH);
  return parent;
}

function place(path: DocumentPath, item: Item, value: AttributeValue): void {
  const parent = parentOf(path, item);
  const last = path.at(-1);
  if (typeof last === 'number' && parent.L) parent.L.splice(Math.min(last, parent.L.length), 1, value);
  else if (typeof last === 'string' && parent.M) parent.M[last] = value;
}

function added(existing: AttributeValue | undefined, value: AttributeValue): AttributeValue {
  if (value.N !== undefined) return { N: addDecimals(existing?.N ?? '0', value.N) };
  if (value.SS) return { SS: [...new Set([...(existing?.SS ?? []), ...value.SS])] };
  if (value.NS) return { NS: [...new Set([...(existing?.NS ?? []), ...value.NS])] };
  if (value.BS) return { BS: [...new Set([...(existing?.BS ?? []), ...value.BS])] };
  throw validationError(WRONG_TYPE);
}

function without(members: readonly string[] | undefined, removed: readonly string[]): string[] {
  return (members ?? []).filter((member) => !removed.includes(member));
}

function reduced(existing: AttributeValue, value: AttributeValue): AttributeValue | undefined {
  const left: AttributeValue = value.SS
    ? { SS: without(existing.SS, value.SS) }
    : value.NS
      ? { NS: without(existing.NS, value.NS) }
      : { BS: without(existing.BS, value.BS ?? []) };
  return (left.SS ?? left.NS ?? left.BS ?? []).length > 0 ? left : undefined;
}

function combine(section: Extract<UpdateSection, { type: 'add' | 'delete' }>, item: Item): DocumentPath | undefined {
  const parent = parentOf(section.path, item);
  const last = section.path.at(-1);
  const existing = last === undefined ? undefined : stepInto(parent, last);
  if (existing && typeOf(existing) !== typeOf(section.val)) throw validationError(WRONG_TYPE);
  if (section.type === 'add') {
    place(section.path, item, added(existing, section.val));
    return undefined;
  }
  const left = existing && reduced(existing, section.val);
  if (left) place(section.path, item, left);
  return existing && !left ? section.path : undefined;
}

function laterPositionFirst(left: DocumentPath, right: DocumentPath): number {
  return Number(right.at(-1)) - Number(left.at(-1));
}

function removeAll(paths: readonly DocumentPath[], item: Item): void {
  for (const path of paths) {
    const last = path.at(-1);
    const parent = parentOf(path, item);
    if (typeof last === 'string' && parent.M) delete parent.M[last];
  }
  // Positions mean the list as it was, so the later ones go first.
  for (const path of paths.filter((each) => typeof each.at(-1) === 'number').toSorted(laterPositionFirst)) {
    parentOf(path, item).L?.splice(Number(path.at(-1)), 1);
  }
}

/**
 * Applies an update expression to a private copy of an item, in place.
 * Every right side sees the item as it was; throws ValidationException with DynamoDB's message.
 */
export function applyUpdate(sections: readonly UpdateSection[], item: Item): void {
  const values = sections.map((section) =>
    section.type === 'set' ? structuredClone(resolve(section.val, item)) : undefined,
  );
  const removals: DocumentPath[] = [];
  for (const [index, section] of sections.entries()) {
    const value = values[index];
    if (value) place(section.path, item, value);
    else if (section.type === 'remove') removals.push(section.path);
    else if (section.type !== 'set') {
      const emptied = combine(section, item);
      if (emptied) removals.push(emptied);
    }
  }
  removeAll(removals, item);
}
