import type { Item } from '../attribute-value.ts';
import { consumedCapacity, readUnits } from '../capacity.ts';
import { matches } from '../condition.ts';
import { checkValues, type ExpressionMembers } from '../dynalite.ts';
import { validationError } from '../errors.ts';
import type { ParsedCondition, ParsedProjection } from '../expression-tree.ts';
import { type EncodedKey, encodeKey, encodeRequestKey, type KeySchema, keyId, keyParts } from '../key-encoding.ts';
import type { Entry, OrderedPartitions, Position } from '../ordered-partitions.ts';
import type { SecondaryIndex } from '../secondary-index.ts';
import type { StoredItem } from '../stored-item.ts';
import type { Table } from '../table.ts';
import { rowJson } from './get-item.ts';

const PAGE_BYTES = 1024 * 1024;

/** What Query and Scan have in common. */
export interface PageRequest
  extends Pick<
    ExpressionMembers,
    'FilterExpression' | 'ProjectionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
  > {
  TableName: string;
  IndexName?: string;
  Select?: string;
  Limit?: number;
  ConsistentRead?: boolean;
  ExclusiveStartKey?: Item;
  ReturnConsumedCapacity?: string;
}

/** The table or index a page is read from. */
export interface Source {
  readonly table: Table;
  readonly index: SecondaryIndex | undefined;
  readonly schema: KeySchema;
  readonly entries: OrderedPartitions;
}

/** Finds the source a request names; throws ValidationException for what the index cannot do. */
export function sourceOf(table: Table, request: PageRequest): Source {
  if (request.IndexName === undefined) return { table, index: undefined, schema: table.schema, entries: table.rows };
  const index = table.index(request.IndexName);
  if (index.kind === 'GlobalSecondaryIndexes') {
    if (request.ConsistentRead) {
      throw validationError('Consistent reads are not supported on global secondary indexes');
    }
    if (request.Select === 'ALL_ATTRIBUTES' && index.projected) {
      throw validationError(
        `One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index ${index.name} because its projection type is not ALL`,
      );
    }
  }
  return { table, index, schema: index.schema, entries: index.entries };
}

/** Refuses combinations of Select and projection that mean nothing. */
export function checkSelect(request: PageRequest): void {
  const { Select: select, ProjectionExpression: projection } = request;
  if (projection !== undefined && select !== undefined && select !== 'SPECIFIC_ATTRIBUTES') {
    const what = select === 'COUNT' ? 'only the Count' : select;
    throw validationError(`Cannot specify the ProjectionExpression when choosing to get ${what}`);
  }
  if (projection === undefined && select === 'SPECIFIC_ATTRIBUTES') {
    throw validationError(
      'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
    );
  }
  if (select === 'ALL_PROJECTED_ATTRIBUTES' && request.IndexName === undefined) {
    throw validationError('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
  }
}

function keyNames({ table, schema }: Source): Set<string> {
  return new Set([...keyParts(table.schema), ...keyParts(schema)].map(({ name }) => name));
}

/** The place an ExclusiveStartKey names; throws ValidationException when it does not fit the source. */
export function startOf(source: Source, startKey: Item | undefined): Position | undefined {
  if (!startKey) return undefined;
  checkValues(startKey);
  const names = keyNames(source);
  const own: EncodedKey | undefined = encodeKey(startKey, source.schema);
  if (!own || Object.keys(startKey).length !== names.size) {
    throw validationError('The provided starting key is invalid');
  }
  if (!source.index) return { ...own, id: '' };
  const tableKey = encodeRequestKey(source.table.keyOf(startKey), source.table.schema);
  return { ...own, id: keyId(tableKey) };
}

/** Where a page ended and what it read. */
export interface Page {
  readonly rows: string[];
  count: number;
  scanned: number;
  indexBytes: number;
  tableBytes: number;
  /** Units of whole items a local index fetched, each rounded up by itself. */
  fetchUnits: number;
  last: Entry | undefined;
}

/** How a page is read: what passes, what is shown, and whether a local index fetches the whole item. */
export interface PageRules {
  readonly limit: number;
  readonly filter: ParsedCondition | undefined;
  readonly projection: ParsedProjection | undefined;
  readonly countsOnly: boolean;
  readonly fetches: boolean;
}

/** Refuses attributes that a global index does not hold. */
export function checkProjected({ index }: Source, projection: ParsedProjection | undefined): void {
  if (index?.kind !== 'GlobalSecondaryIndexes' || !index.projected) return;
  const projected = index.projected;
  const absent = projection?.paths.map(([head]) => String(head)).filter((head) => !projected.has(head)) ?? [];
  if (absent.length > 0) {
    throw validationError(
      `One or more parameter values were invalid: Global secondary index ${index.name} does not project [${absent.join(', ')}]`,
    );
  }
}

/** Whether a local index must read the table for what it does not project. */
export function mustFetch(source: Source, request: PageRequest, projection: ParsedProjection | undefined): boolean {
  const { index } = source;
  if (index?.kind !== 'LocalSecondaryIndexes' || !index.projected) return false;
  const projected = index.projected;
  return (
    request.Select === 'ALL_ATTRIBUTES' || (projection?.paths.some(([head]) => !projected.has(String(head))) ?? false)
  );
}

function fetched(source: Source, row: StoredItem, page: Page): StoredItem {
  const key = encodeKey(row.item, source.table.schema);
  const whole = (key && source.table.get(key)) ?? row;
  page.fetchUnits += readUnits(whole.size, true);
  return whole;
}

/** Reads entries until the limit or 1 MB. */
export function readPage(source: Source, entries: Iterable<Entry>, rules: PageRules): Page {
  const page: Page = { rows: [], count: 0, scanned: 0, indexBytes: 0, tableBytes: 0, fetchUnits: 0, last: undefined };
  for (const entry of entries) {
    const { row } = entry;
    if (source.index) page.indexBytes += row.size;
    else page.tableBytes += row.size;
    page.scanned += 1;
    const whole = rules.fetches ? fetched(source, row, page) : row;
    if (!rules.filter || matches(rules.filter.expression, whole.item)) {
      page.count += 1;
      if (!rules.countsOnly) page.rows.push(rowJson(whole, rules.projection));
    }
    if (page.scanned >= rules.limit || (source.index ? page.indexBytes : page.tableBytes) >= PAGE_BYTES) {
      page.last = entry;
      break;
    }
  }
  return page;
}

function lastKey(source: Source, entry: Entry): Item {
  const key: Item = {};
  for (const name of keyNames(source)) {
    const value = entry.row.item[name];
    if (value) key[name] = value;
  }
  return key;
}

function pageUnits(bytes: number, consistent: boolean): number {
  return bytes === 0 ? 0 : readUnits(bytes, consistent);
}

function capacityOf(source: Source, page: Page, request: PageRequest): object | undefined {
  const consistent = request.ConsistentRead === true;
  const { index, table } = source;
  const indexes = new Map(index ? [[index, pageUnits(page.indexBytes, consistent)]] : []);
  const units = index ? page.fetchUnits * (consistent ? 1 : 0.5) : pageUnits(page.tableBytes, consistent);
  return consumedCapacity(request.ReturnConsumedCapacity, { table, units, indexes });
}

/** The JSON answer of a page. */
export function pageAnswer(source: Source, page: Page, request: PageRequest): string {
  const parts = [`"Count":${page.count}`, `"ScannedCount":${page.scanned}`];
  if (request.Select !== 'COUNT') parts.unshift(`"Items":[${page.rows.join(',')}]`);
  if (page.last) parts.push(`"LastEvaluatedKey":${JSON.stringify(lastKey(source, page.last))}`);
  const capacity = capacityOf(source, page, request);
  if (capacity) parts.push(`"ConsumedCapacity":${JSON.stringify(capacity)}`);
  return `{${parts.join(',')}}`;
}

/** Members of {@link PageRequest} in shape notation. */
export const SELECTS = ['SPECIFIC_ATTRIBUTES', 'COUNT', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES'] as const;
