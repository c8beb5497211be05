import { createHash } from 'node:crypto';
import { type CapacityUse, consumedCapacities, readUnits, writeUse } from '../capacity.ts';
import { DynamoDbError, validationError } from '../errors.ts';
import { conditionShape, type KeyMembers, type PutMembers, shape, type UpdateMembers } from '../request-shapes.ts';
import { changeOf, conflictKey, type Store } from '../store.ts';
import type { StoredItem } from '../stored-item.ts';
import { checkAction, deleteAction, isAllowed, putAction, updateAction, type WriteAction } from '../write-action.ts';
import type { Change, Decision, PendingView, SpentToken } from '../writer.ts';
import { checkOnePerItem } from './batch-write-item.ts';
import { type CancellationReason, CONFLICT_REASON, NO_REASON, transactionCanceled } from './cancellation.ts';
import { operation } from './operation.ts';

interface TransactItem {
  ConditionCheck?: KeyMembers;
  Put?: PutMembers;
  Delete?: KeyMembers;
  Update?: UpdateMembers;
}

interface TransactWriteRequest {
  TransactItems: TransactItem[];
  ClientRequestToken?: string;
  ReturnConsumedCapacity?: string;
  ReturnItemCollectionMetrics?: string;
}

/** What became of a transaction: its changes, or a token already spent on the very same one. */
type Outcome = { readonly replayed: boolean; readonly changes: readonly Change[] };

const MOST_ACTIONS = 100;
const MOST_BYTES = 4 * 1024 * 1024;

function actionOf(store: Store, item: TransactItem): WriteAction {
  const actions: (() => WriteAction)[] = [];
  const { ConditionCheck: check, Put: put, Delete: remove, Update: update } = item;
  if (check) actions.push(() => checkAction(store, check));
  if (put) actions.push(() => putAction(store, put));
  if (remove) actions.push(() => deleteAction(store, remove));
  if (update) actions.push(() => updateAction(store, update));
  const [only, ...others] = actions;
  if (!only || others.length > 0) {
    throw validationError('TransactItems can only contain one of Check, Put, Update or Delete');
  }
  return only();
}

function digestOf(request: TransactWriteRequest): string {
  return createHash('sha256').update(JSON.stringify(request.TransactItems)).digest('base64');
}

function reasonOf(action: WriteAction, before: StoredItem | undefined): CancellationReason {
  if (isAllowed(action, before)) return NO_REASON;
  const message = { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' } as const;
  return action.showsOld && before ? { ...message, Item: before.item } : message;
}

function replaced(action: WriteAction, before: StoredItem | undefined): StoredItem | undefined | CancellationReason {
  try {
    return action.replace(before);
  } catch (error) {
    if (!(error instanceof DynamoDbError)) throw error;
    return { Code: 'ValidationError', Message: error.message };
  }
}

function isReason(value: object | undefined): value is CancellationReason {
  return value !== undefined && 'Code' in value;
}

function decide(store: Store, view: PendingView, actions: readonly WriteAction[]): readonly Change[] {
  const befores = actions.map((action) => view.get(action.table, action.key));
  const reasons = actions.map((action, index) =>
    view.isHeld(action.table, action.key) ? CONFLICT_REASON : reasonOf(action, befores[index]),
  );
  const changes: Change[] = [];
  for (const [index, action] of actions.entries()) {
    const before = befores[index];
    if (reasons[index] !== NO_REASON) continue;
    const after = replaced(action, before);
    if (isReason(after)) reasons[index] = after;
    else changes.push(changeOf(action.table, action.key, before, after));
  }
  if (store.conflict?.(actions.map((action) => conflictKey(action.table, action.key)))) reasons[0] = CONFLICT_REASON;
  if (reasons.some((reason) => reason.Code !== 'None')) throw transactionCanceled(reasons);
  const bytes = changes.reduce((sum, change) => sum + (change.after?.size ?? 0), 0);
  if (bytes > MOST_BYTES) {
    throw validationError(`Transaction payload size cannot exceed 4MB. Payload Size: ${bytes}`);
  }
  return changes;
}

function decideOnce(
  store: Store,
  view: PendingView,
  actions: readonly WriteAction[],
  spent: SpentToken | undefined,
): Decision<Outcome> {
  const earlier = spent && view.token(spent.token);
  if (earlier && earlier.digest !== spent.digest) {
    throw new DynamoDbError(
      'IdempotentParameterMismatchException',
      'Request parameters do not match the original request for this client token',
    );
  }
  if (earlier) {
    const changes = actions.map(({ table, key }) => changeOf(table, key, view.get(table, key), view.get(table, key)));
    return { result: { replayed: true, changes } };
  }
  const changes = decide(store, view, actions);
  return { changes, isTransaction: true, ...(spent && { spent }), result: { replayed: false, changes } };
}

/** A check costs what its read costs, and so does everything when the token had been spent. */
function useOf(outcome: Outcome, action: WriteAction, { table, before, after }: Change): CapacityUse {
  if (!outcome.replayed && action.writes) return writeUse(table, before, after, 2);
  return { table, units: readUnits(after?.size ?? 0, true) * 2, indexes: new Map() };
}

const keyedShape = { Key: shape.item, TableName: shape.tableName, ...conditionShape } as const;

export const transactWriteItems = operation<TransactWriteRequest>(
  {
    TransactItems: {
      type: 'List',
      notNull: true,
      lengthGreaterThanOrEqual: 1,
      lengthLessThanOrEqual: MOST_ACTIONS,
      children: {
        type: 'ValueStruct<TransactWriteItem>',
        children: {
          ConditionCheck: { type: 'FieldStruct<ConditionCheck>', children: keyedShape },
          Put: {
            type: 'FieldStruct<Put>',
            children: { Item: shape.item, TableName: shape.tableName, ...conditionShape },
          },
          Delete: { type: 'FieldStruct<Delete>', children: keyedShape },
          Update: { type: 'FieldStruct<Update>', children: { ...keyedShape, UpdateExpression: shape.text } },
        },
      },
    },
    ClientRequestToken: { type: 'String', lengthGreaterThanOrEqual: 1, lengthLessThanOrEqual: 36 },
    ReturnConsumedCapacity: shape.capacity,
    ReturnItemCollectionMetrics: shape.collectionMetrics,
  },
  async (store, request) => {
    const { ClientRequestToken: token } = request;
    const spent = token === undefined ? undefined : { token, digest: digestOf(request), atMs: store.options.now() };
    const actions = request.TransactItems.map((item) => actionOf(store, item));
    checkOnePerItem(actions, 'Transaction request cannot include multiple operations on one item');
    const outcome = await store.writer.submit((view) => decideOnce(store, view, actions, spent));
    await Promise.all(actions.map(({ table, key }) => store.hidden.get(conflictKey(table, key))));
    if (!request.ReturnConsumedCapacity) return '{}';
    const uses = actions.flatMap((action, index) => {
      const change = outcome.changes[index];
      return change ? [useOf(outcome, action, change)] : [];
    });
    const kind = outcome.replayed ? 'read' : 'write';
    return `{${consumedCapacities(request.ReturnConsumedCapacity, uses, kind).slice(1)}}`;
  },
);
