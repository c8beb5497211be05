import type { AttributeValue } from '../attribute-value.ts';
import { type CapacityUse, consumedCapacities, writeUse } from '../capacity.ts';
import { DynamoDbError, validationError } from '../errors.ts';
import { type InsertStatement, parseInsert } from '../insert-statement.ts';
import { shape } from '../request-shapes.ts';
import { changeOf, type Store } from '../store.ts';
import { putAction, type WriteAction } from '../write-action.ts';
import { checkOnePerItem } from './batch-write-item.ts';
import { operation } from './operation.ts';

interface Statement {
  Statement: string;
  Parameters?: AttributeValue[];
  ReturnValuesOnConditionCheckFailure?: string;
}

interface BatchRequest {
  Statements: Statement[];
  ReturnConsumedCapacity?: string;
}

/** What one statement came to: the answer's JSON, and what it used where it wrote. */
interface Answer {
  readonly json: string;
  readonly use?: CapacityUse;
}

const MOST_STATEMENTS = 25;

/** The codes by which a batch names what a single request answers as an exception. */
const CODES: Readonly<Record<string, string>> = {
  DuplicateItemException: 'DuplicateItem',
  ResourceNotFoundException: 'ResourceNotFound',
  TransactionConflictException: 'TransactionConflict',
  ValidationException: 'ValidationError',
};

/** PartiQL in a batch, of which this engine takes inserts: each stands for itself, and none replaces an item. */
export const batchExecuteStatement = operation<BatchRequest>(
  {
    ReturnConsumedCapacity: shape.capacity,
    Statements: {
      type: 'List',
      notNull: true,
      lengthGreaterThanOrEqual: 1,
      lengthLessThanOrEqual: MOST_STATEMENTS,
      children: {
        type: 'ValueStruct<BatchStatementRequest>',
        children: {
          Statement: { type: 'String', notNull: true, lengthGreaterThanOrEqual: 1, lengthLessThanOrEqual: 8192 },
          Parameters: { type: 'List', children: 'AttrStruct<ValueStruct>' },
          ConsistentRead: { type: 'Boolean' },
          ReturnValuesOnConditionCheckFailure: shape.onFailure,
        },
      },
    },
  },
  async (store, request) => {
    const statements = request.Statements.map(({ Statement, Parameters = [] }) => parseInsert(Statement, Parameters));
    const planned = statements.map((statement) => planOf(store, statement));
    const actions = planned.flatMap((plan) => (plan instanceof DynamoDbError ? [] : plan));
    checkOnePerItem(actions, 'Provided list of item keys contains duplicates');
    const answers = await Promise.all(planned.map((plan) => answerOf(store, plan)));
    const uses = answers.flatMap(({ use }) => use ?? []);
    const tail = consumedCapacities(request.ReturnConsumedCapacity, uses);
    return `{"Responses":[${answers.map(({ json }) => json).join(',')}]${tail}}`;
  },
);

function planOf(store: Store, statement: InsertStatement | DynamoDbError): WriteAction | DynamoDbError {
  if (statement instanceof DynamoDbError) return statement;
  try {
    return putAction(store, { TableName: statement.table, Item: statement.item });
  } catch (error) {
    if (error instanceof DynamoDbError) return error;
    throw error;
  }
}

async function answerOf(store: Store, plan: WriteAction | DynamoDbError): Promise<Answer> {
  if (plan instanceof DynamoDbError) return { json: refusal(plan) };
  const TableName = plan.table.name;
  try {
    return { json: JSON.stringify({ TableName }), use: await insert(store, plan) };
  } catch (error) {
    if (error instanceof DynamoDbError) return { json: refusal(error, TableName) };
    throw error;
  }
}

function insert(store: Store, action: WriteAction): Promise<CapacityUse> {
  return store.writer.submit((view) => {
    store.refuseConflict(view, action.table, action.key);
    if (view.get(action.table, action.key) !== undefined) {
      throw new DynamoDbError('DuplicateItemException', 'Duplicate primary key exists in table');
    }
    const after = action.replace(undefined);
    const use = writeUse(action.table, undefined, after);
    return { changes: [changeOf(action.table, action.key, undefined, after)], result: use };
  });
}

function refusal({ code, message }: DynamoDbError, TableName?: string): string {
  const Code = CODES[code];
  if (Code === undefined) throw validationError(`${code}: ${message}`);
  return JSON.stringify({ Error: { Code, Message: message }, TableName });
}
