import { createRequire } from 'node:module';
import type { AttributeValue, Item } from './attribute-value.ts';
import { DynamoDbError, validationError } from './errors.ts';
import type { ConditionNode, KeyBound, ParsedCondition, ParsedProjection, ParsedUpdate } from './expression-tree.ts';
import type { FieldShape } from './field-shape.ts';
import { checkOperandTypes } from './operand-types.ts';
import { putBack, takePlainValues } from './plain-values.ts';

/** The expression members any request may carry. */
export interface ExpressionMembers {
  ConditionExpression?: string | undefined;
  UpdateExpression?: string | undefined;
  KeyConditionExpression?: string | undefined;
  FilterExpression?: string | undefined;
  ProjectionExpression?: string | undefined;
  ExpressionAttributeNames?: Record<string, string> | undefined;
  ExpressionAttributeValues?: Item | undefined;
}

interface ParsedExpressions {
  _condition?: ParsedCondition;
  _updates?: ParsedUpdate;
  _keyCondition?: ParsedCondition;
  _filter?: ParsedCondition;
  _projection?: ParsedProjection;
}

/** The shape of request `T`: one entry per member. */
export type RequestShape<T> = { readonly [K in keyof Required<T>]: string | FieldShape };

interface Validations {
  checkTypes<T>(data: object, shape: RequestShape<T>): T;
  checkValidations<T>(data: T, shape: RequestShape<T>): void;
  validateAttributeValue(value: AttributeValue): string | undefined;
  validateExpressionParams(
    data: ExpressionMembers,
    expressions: string[],
    nonExpressions: string[],
  ): string | undefined;
  validateExpressions(data: ExpressionMembers & ParsedExpressions): string | undefined;
  convertKeyCondition(expression: ConditionNode): Readonly<Record<string, KeyBound>> | string;
  validateConditions(conditions: Readonly<Record<string, KeyBound>>): string | undefined;
}

interface DynaliteDb {
  toLexiStr(piece: string, type: 'N' | 'B'): string;
}

// dynalite has no types of its own and is CommonJS, so it is required rather than imported.
const require = createRequire(import.meta.url);
const validations: Validations = require('dynalite/validations/index.js');
const database: DynaliteDb = require('dynalite/db/index.js');

const EXPRESSIONS = [
  'ProjectionExpression',
  'FilterExpression',
  'KeyConditionExpression',
  'UpdateExpression',
  'ConditionExpression',
] as const;

function isDynaliteError(error: unknown): error is { body: { __type: string; message?: string; Message?: string } } {
  return typeof error === 'object' && error !== null && 'body' in error && typeof error.body === 'object';
}

/**
 * Checks a request's JSON against its shape and returns what the shape knows of it; numbers keep their text.
 * Throws DynamoDB's own SerializationException or ValidationException.
 */
export function checkRequest<T>(data: object, shape: RequestShape<T>): T {
  const plain = takePlainValues(data, shape);
  try {
    const request = checkWhole(data, shape);
    putBack(request, plain);
    return request;
  } catch (error) {
    if (plain.length === 0) throw error;
  } finally {
    putBack(data, plain);
  }
  // What is wrong is said of the whole request.
  return checkWhole(data, shape);
}

function checkWhole<T>(data: object, shape: RequestShape<T>): T {
  try {
    const request = validations.checkTypes(data, shape);
    validations.checkValidations(request, shape);
    return request;
  } catch (error) {
    if (!isDynaliteError(error)) throw error;
    const code = error.body.__type.replace(/^.*#/, '');
    throw new DynamoDbError(code, error.body.message ?? error.body.Message ?? '');
  }
}

/** Checks every value and normalises its numbers in place; throws ValidationException. */
export function checkValues(item: Item): void {
  for (const name in item) {
    const value = item[name];
    const message = value && validations.validateAttributeValue(value);
    if (message) throw validationError(message);
  }
}

const MOST_CACHED = 500;
const cache = new Map<string, ParsedExpressions>();

/** Parses whichever expressions a request carries, with its names and values filled in; throws ValidationException. */
export function parseExpressions(request: ExpressionMembers): ParsedExpressions {
  // Values are part of what the grammar builds, so only expressions without any mean the same every time.
  if (request.ExpressionAttributeValues !== undefined) return parseAnew(request);
  const key = JSON.stringify([EXPRESSIONS.map((name) => request[name] ?? null), request.ExpressionAttributeNames]);
  const known = cache.get(key);
  if (known) return known;
  const parsed = parseAnew(request);
  if (cache.size < MOST_CACHED) cache.set(key, parsed);
  return parsed;
}

function parseAnew(request: ExpressionMembers): ParsedExpressions {
  const present = EXPRESSIONS.filter((name) => name in request);
  const bag: ExpressionMembers & ParsedExpressions = {};
  for (const name of present) bag[name] = request[name];
  bag.ExpressionAttributeNames = request.ExpressionAttributeNames;
  bag.ExpressionAttributeValues = request.ExpressionAttributeValues;
  const message =
    validations.validateExpressionParams(bag, [...EXPRESSIONS], []) ?? validations.validateExpressions(bag);
  if (message) throw validationError(message);
  if (bag._condition) checkOperandTypes(bag._condition.expression, 'ConditionExpression');
  if (bag._filter) checkOperandTypes(bag._filter.expression, 'FilterExpression');
  return bag;
}

/** Turns a parsed key condition into bounds per key attribute; throws ValidationException. */
export function keyBounds(condition: ParsedCondition): Readonly<Record<string, KeyBound>> {
  const bounds = validations.convertKeyCondition(condition.expression);
  if (typeof bounds === 'string') throw validationError(bounds);
  const message = validations.validateConditions(bounds);
  if (message) throw validationError(message);
  return bounds;
}

/** Text whose code-unit order is the numeric order of normalised numbers. */
export function orderOfNumber(number: string): string {
  return database.toLexiStr(number, 'N');
}
