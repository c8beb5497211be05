import { createRequire } from 'node:module';
import type { RequestShape } from '../dynalite.ts';
import { type DynamoDbError, tableNotFound, validationError } from '../errors.ts';
import { shape } from '../request-shapes.ts';
import type { TableDefinition, TimeToLiveSpecification } from '../table-definition.ts';
import { createTable, deleteTable, describeTable, redefineTable } from '../table-lifecycle.ts';
import { operation } from './operation.ts';

type CreateTableRequest = Omit<TableDefinition, 'TimeToLiveSpecification'>;

interface CreateTableRules {
  readonly types: RequestShape<Omit<CreateTableRequest, 'StreamSpecification'>>;
  custom(request: CreateTableRequest): string | undefined;
}

const require = createRequire(import.meta.url);
const createTableRules: CreateTableRules = require('dynalite/validations/createTable.js');

export const createTableOperation = operation<CreateTableRequest>(
  {
    ...createTableRules.types,
    StreamSpecification: {
      type: 'FieldStruct<StreamSpecification>',
      children: {
        StreamEnabled: 'Boolean',
        StreamViewType: { type: 'String', enum: ['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY'] },
      },
    },
  },
  async (store, request) => {
    const message = createTableRules.custom(request);
    if (message) throw validationError(message);
    const table = await createTable(store, request);
    return JSON.stringify({ TableDescription: describeTable(store, table) });
  },
);

interface NamedRequest {
  TableName: string;
}

function notFound(name: string): DynamoDbError {
  return tableNotFound(`Requested resource not found: Table: ${name} not found`);
}

export const describeTableOperation = operation<NamedRequest>({ TableName: shape.tableName }, (store, request) => {
  const table = store.tables.get(request.TableName);
  if (!table) throw notFound(request.TableName);
  return JSON.stringify({ Table: describeTable(store, table) });
});

export const deleteTableOperation = operation<NamedRequest>({ TableName: shape.tableName }, async (store, request) => {
  if (!store.tables.has(request.TableName)) throw notFound(request.TableName);
  const table = await deleteTable(store, request.TableName);
  return JSON.stringify({ TableDescription: describeTable(store, table, 'DELETING') });
});

interface ListTablesRequest {
  Limit?: number;
  ExclusiveStartTableName?: string;
}

export const listTables = operation<ListTablesRequest>(
  {
    Limit: { type: 'Integer', greaterThanOrEqual: 1, lessThanOrEqual: 100 },
    ExclusiveStartTableName: shape.indexName,
  },
  (store, request) => {
    const { Limit: limit = 100, ExclusiveStartTableName: after = '' } = request;
    const names = [...store.tables.keys()].sort().filter((name) => name > after);
    const page = names.slice(0, limit);
    return JSON.stringify({
      TableNames: page,
      ...(names.length > page.length && { LastEvaluatedTableName: page.at(-1) }),
    });
  },
);

interface UpdateTimeToLiveRequest extends NamedRequest {
  TimeToLiveSpecification: TimeToLiveSpecification;
}

export const updateTimeToLive = operation<UpdateTimeToLiveRequest>(
  {
    TableName: shape.tableName,
    TimeToLiveSpecification: {
      type: 'FieldStruct<TimeToLiveSpecification>',
      notNull: true,
      children: {
        AttributeName: { type: 'String', notNull: true, lengthGreaterThanOrEqual: 1, lengthLessThanOrEqual: 255 },
        Enabled: { type: 'Boolean', notNull: true },
      },
    },
  },
  async (store, request) => {
    const table = store.tables.get(request.TableName);
    if (!table) throw notFound(request.TableName);
    const current = table.definition.TimeToLiveSpecification;
    const wanted = request.TimeToLiveSpecification;
    if (wanted.Enabled === (current?.Enabled ?? false)) {
      throw validationError(`TimeToLive is already ${wanted.Enabled ? 'enabled' : 'disabled'}`);
    }
    await redefineTable(store, { ...table.definition, TimeToLiveSpecification: wanted });
    return JSON.stringify({ TimeToLiveSpecification: wanted });
  },
);

export const describeTimeToLive = operation<NamedRequest>({ TableName: shape.tableName }, (store, request) => {
  const table = store.tables.get(request.TableName);
  if (!table) throw notFound(request.TableName);
  const current = table.definition.TimeToLiveSpecification;
  return JSON.stringify({
    TimeToLiveDescription: current?.Enabled
      ? { TimeToLiveStatus: 'ENABLED', AttributeName: current.AttributeName }
      : { TimeToLiveStatus: 'DISABLED' },
  });
});
