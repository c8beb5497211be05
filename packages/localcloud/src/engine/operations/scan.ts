import { parseExpressions } from '../dynalite.ts';
import { validationError } from '../errors.ts';
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

interface ScanRequest extends PageRequest {
  Segment?: number;
  TotalSegments?: number;
}

const HASHES = 2 ** 32;

function segmentOf({ Segment: segment, TotalSegments: total }: ScanRequest): [number, number] {
  if (total === undefined && segment === undefined) return [0, HASHES];
  if (total === undefined) {
    throw validationError(
      'The TotalSegments parameter is required but was not present in the request when Segment parameter is present',
    );
  }
  if (segment === undefined) {
    throw validationError(
      'The Segment parameter is required but was not present in the request when parameter TotalSegments is present',
    );
  }
  if (segment >= total) {
    throw validationError(
      `The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ${segment} is not less than TotalSegments: ${total}`,
    );
  }
  return [Math.ceil((HASHES * segment) / total), Math.ceil((HASHES * (segment + 1)) / total)];
}

export const scan = operation<ScanRequest>(
  {
    TableName: shape.tableName,
    IndexName: shape.indexName,
    Select: { type: 'String', enum: SELECTS },
    Limit: { type: 'Integer', greaterThanOrEqual: 1 },
    Segment: { type: 'Integer', greaterThanOrEqual: 0, lessThanOrEqual: 999999 },
    TotalSegments: { type: 'Integer', greaterThanOrEqual: 1, lessThanOrEqual: 1000000 },
    ConsistentRead: 'Boolean',
    ExclusiveStartKey: shape.values,
    ReturnConsumedCapacity: shape.capacity,
    FilterExpression: shape.text,
    ProjectionExpression: shape.text,
    ExpressionAttributeNames: shape.names,
    ExpressionAttributeValues: shape.values,
  },
  (store, request) => {
    checkSelect(request);
    const [fromHash, toHash] = segmentOf(request);
    const parsed = parseExpressions(request);
    const source = sourceOf(store.table(request.TableName), request);
    checkProjected(source, parsed._projection);
    const after = startOf(source, request.ExclusiveStartKey);
    const page = readPage(source, source.entries.scan(after, fromHash, toHash), {
      limit: request.Limit ?? Number.POSITIVE_INFINITY,
      filter: parsed._filter,
      projection: parsed._projection,
      countsOnly: request.Select === 'COUNT',
      fetches: mustFetch(source, request, parsed._projection),
    });
    return pageAnswer(source, page, request);
  },
);
