import { type AttributeValue, type Item, sameValue, typeOf } from './attribute-value.ts';
import { valueAt } from './document-path.ts';
import type { ConditionNode, DocumentPath, Operand, OperatorNode } from './expression-tree.ts';
import { orderOf } from './key-encoding.ts';

function isPath(operand: Operand): operand is DocumentPath {
  return Array.isArray(operand);
}

function isCall(operand: Operand): operand is Extract<Operand, { type: 'function' }> {
  return 'type' in operand && operand.type === 'function';
}

function sizeOf(value: AttributeValue | undefined): AttributeValue | undefined {
  if (!value) return undefined;
  const collection = value.SS ?? value.NS ?? value.BS ?? value.L;
  if (collection) return { N: String(collection.length) };
  if (value.M) return { N: String(Object.keys(value.M).length) };
  if (value.S !== undefined) return { N: String(value.S.length) };
  if (value.B !== undefined) return { N: String(Buffer.byteLength(value.B, 'base64')) };
  return undefined;
}

function resolve(operand: Operand | undefined, item: Item): AttributeValue | undefined {
  if (operand === undefined) return undefined;
  if (isPath(operand)) return valueAt(operand, item);
  if (isCall(operand)) return sizeOf(resolve(operand.args[0], item));
  return operand;
}

/** -1, 0 or 1 as `left` sorts before, with or after `right`; undefined when the two cannot be ordered. */
export function compareValues(left: AttributeValue | undefined, right: AttributeValue | undefined): number | undefined {
  if (!left || !right) return undefined;
  const type = typeOf(left);
  if (type !== typeOf(right) || (type !== 'S' && type !== 'N' && type !== 'B')) return undefined;
  const [a, b] = [orderOf(left, type), orderOf(right, type)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function compares(
  left: AttributeValue | undefined,
  right: AttributeValue | undefined,
  accepts: (order: number) => boolean,
): boolean {
  const order = compareValues(left, right);
  return order !== undefined && accepts(order);
}

function bytesOf(base64: string): string {
  return Buffer.from(base64, 'base64').toString('latin1');
}

function beginsWith(value: AttributeValue | undefined, prefix: AttributeValue | undefined): boolean {
  if (value?.S !== undefined && prefix?.S !== undefined) return value.S.startsWith(prefix.S);
  if (value?.B !== undefined && prefix?.B !== undefined) return bytesOf(value.B).startsWith(bytesOf(prefix.B));
  return false;
}

function contains(value: AttributeValue | undefined, wanted: AttributeValue | undefined): boolean {
  if (!value || !wanted) return false;
  if (value.S !== undefined) return wanted.S !== undefined && value.S.includes(wanted.S);
  if (value.B !== undefined) return wanted.B !== undefined && bytesOf(value.B).includes(bytesOf(wanted.B));
  if (value.L) return value.L.some((member) => sameValue(member, wanted));
  if (value.SS) return wanted.S !== undefined && value.SS.includes(wanted.S);
  if (value.NS) return wanted.N !== undefined && value.NS.includes(wanted.N);
  if (value.BS) return wanted.B !== undefined && value.BS.includes(wanted.B);
  return false;
}

function callMatches(name: string, args: readonly (AttributeValue | undefined)[]): boolean {
  const [first, second] = args;
  if (name === 'attribute_exists') return first !== undefined;
  if (name === 'attribute_not_exists') return first === undefined;
  if (name === 'attribute_type') return first !== undefined && typeOf(first) === second?.S;
  if (name === 'begins_with') return beginsWith(first, second);
  if (name === 'contains') return contains(first, second);
  throw new Error(`condition function ${name} is not known`);
}

/** Whether an item meets a parsed condition; a missing item is `{}`. */
export function matches(node: ConditionNode, item: Item): boolean {
  if (node.type === 'and') return node.args.every((inner) => matches(inner, item));
  if (node.type === 'or') return node.args.some((inner) => matches(inner, item));
  if (node.type === 'not') return !node.args.every((inner) => matches(inner, item));
  return operatorMatches(node, item);
}

function operatorMatches(node: OperatorNode, item: Item): boolean {
  const [left, ...others] = node.args.map((operand) => resolve(operand, item));
  const [right, upper] = others;
  if (node.type === 'function') return callMatches(node.name, [left, right]);
  if (node.type === '=') return left !== undefined && sameValue(left, right);
  if (node.type === '<>') return !(left !== undefined && sameValue(left, right));
  if (node.type === '<') return compares(left, right, (order) => order < 0);
  if (node.type === '<=') return compares(left, right, (order) => order <= 0);
  if (node.type === '>') return compares(left, right, (order) => order > 0);
  if (node.type === '>=') return compares(left, right, (order) => order >= 0);
  if (node.type === 'in') return left !== undefined && others.some((other) => sameValue(left, other));
  return compares(left, right, (order) => order >= 0) && compares(left, upper, (order) => order <= 0);
}
