import { compareValues } from '../condition.ts';
import { keyBounds, parseExpressions } from '../dynalite.ts';
import { validationError } from '../errors.ts';
import type { KeyBound, ParsedCondition } from '../expression-tree.ts';
import { type KeySchema, keyParts, orderOf } from '../key-encoding.ts';
import {
  type Entry,
  firstAt,
  firstPast,
  firstPastPrefix,
  lowerBound,
  type Position,
  upperBound,
} from '../ordered-partitions.ts';
import { shape } from '../request-shapes.ts';
import { operation } from './operation.ts';
import {
  checkProjected,
  checkSelect,
  mustFetch,
  type PageRequest,
  pageAnswer,
  readPage,
  SELECTS,
  sourceOf,
  startOf,
} from './page.ts';

interface QueryRequest extends PageRequest {
  KeyConditionExpression?: string;
  ScanIndexForward?: boolean;
}

function checkBounds(schema: KeySchema, bounds: Readonly<Record<string, KeyBound>>): void {
  const known = [schema.hash.name, schema.range?.name];
  const hash = bounds[schema.hash.name];
  if (!hash) throw validationError(`Query condition missed key schema element: ${schema.hash.name}`);
  if (hash.ComparisonOperator !== 'EQ') throw validationError('Query key condition not supported');
  const others = Object.keys(bounds).filter((name) => !known.includes(name));
  if (others.length > 0) {
    const missed = schema.range && !bounds[schema.range.name] ? schema.range.name : undefined;
    throw validationError(
      missed ? `Query condition missed key schema element: ${missed}` : 'Query key condition not supported',
    );
  }
  for (const part of keyParts(schema)) {
    const values = bounds[part.name]?.AttributeValueList ?? [];
    if (values.some((value) => value[part.type] === undefined)) {
      throw validationError(
        'One or more parameter values were invalid: Condition parameter type does not match schema type',
      );
    }
  }
  const range = schema.range && bounds[schema.range.name];
  if (range?.ComparisonOperator !== 'BETWEEN') return;
  const [low, high] = range.AttributeValueList;
  if ((compareValues(low, high) ?? 0) > 0) {
    throw validationError(
      'The BETWEEN condition was provided a range where the lower bound is greater than the upper bound',
    );
  }
}

function checkFilter(schema: KeySchema, filter: ParsedCondition | undefined): void {
  for (const part of keyParts(schema)) {
    if (filter?.pathHeads[part.name]) {
      throw validationError(
        `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${part.name}`,
      );
    }
  }
}

function rangeWithin(entries: readonly Entry[], bound: KeyBound | undefined, schema: KeySchema): [number, number] {
  if (!bound || !schema.range) return [0, entries.length];
  const { type } = schema.range;
  const [order = '', upper = ''] = bound.AttributeValueList.map((value) => orderOf(value, type));
  switch (bound.ComparisonOperator) {
    case 'EQ':
      return [firstAt(entries, order), firstPast(entries, order)];
    case 'LT':
      return [0, firstAt(entries, order)];
    case 'LE':
      return [0, firstPast(entries, order)];
    case 'GT':
      return [firstPast(entries, order), entries.length];
    case 'GE':
      return [firstAt(entries, order), entries.length];
    case 'BETWEEN':
      return [firstAt(entries, order), firstPast(entries, upper)];
    case 'BEGINS_WITH':
      return [firstAt(entries, order), firstPastPrefix(entries, order)];
  }
}

function* inOrder(
  entries: readonly Entry[],
  [from, to]: readonly [number, number],
  forward: boolean,
  after: Position | undefined,
): Generator<Entry> {
  if (forward) {
    const first = after ? Math.max(from, upperBound(entries, after.order, after.id)) : from;
    for (let index = first; index < to; index++) {
      const entry = entries[index];
      if (entry) yield entry;
    }
    return;
  }
  const end = after ? Math.min(to, lowerBound(entries, after.order, after.id)) : to;
  for (let index = end - 1; index >= from; index--) {
    const entry = entries[index];
    if (entry) yield entry;
  }
}

export const query = operation<QueryRequest>(
  {
    TableName: shape.tableName,
    IndexName: shape.indexName,
    Select: { type: 'String', enum: SELECTS },
    Limit: { type: 'Integer', greaterThanOrEqual: 1 },
    ConsistentRead: 'Boolean',
    ScanIndexForward: 'Boolean',
    ExclusiveStartKey: shape.values,
    ReturnConsumedCapacity: shape.capacity,
    KeyConditionExpression: shape.text,
    FilterExpression: shape.text,
    ProjectionExpression: shape.text,
    ExpressionAttributeNames: shape.names,
    ExpressionAttributeValues: shape.values,
  },
  (store, request) => {
    if (request.KeyConditionExpression === undefined) {
      throw validationError(
        'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
      );
    }
    checkSelect(request);
    const parsed = parseExpressions(request);
    const source = sourceOf(store.table(request.TableName), request);
    const { schema } = source;
    const bounds = parsed._keyCondition ? keyBounds(parsed._keyCondition) : {};
    checkBounds(schema, bounds);
    checkFilter(schema, parsed._filter);
    checkProjected(source, parsed._projection);
    const after = startOf(source, request.ExclusiveStartKey);
    const hash = bounds[schema.hash.name]?.AttributeValueList[0];
    const partition = hash ? orderOf(hash, schema.hash.type) : '';
    if (after && after.partition !== partition) {
      throw validationError('The provided starting key is outside query boundaries based on provided conditions');
    }
    const entries = source.entries.partition(partition)?.entries ?? [];
    const range = rangeWithin(entries, schema.range && bounds[schema.range.name], schema);
    const page = readPage(source, inOrder(entries, range, request.ScanIndexForward !== false, after), {
      limit: request.Limit ?? Number.POSITIVE_INFINITY,
      filter: parsed._filter,
      projection: parsed._projection,
      countsOnly: request.Select === 'COUNT',
      fetches: mustFetch(source, request, parsed._projection),
    });
    return pageAnswer(source, page, request);
  },
);
