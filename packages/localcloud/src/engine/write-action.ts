import type { Item } from './attribute-value.ts';
import { matches } from './condition.ts';
import { checkValues, parseExpressions } from './dynalite.ts';
import { DynamoDbError, validationError } from './errors.ts';
import type { DocumentPath, ParsedCondition, ParsedUpdate } from './expression-tree.ts';
import { MAX_ITEM_BYTES } from './item-size.ts';
import { type EncodedKey, encodeItemKey, encodeRequestKey, keyParts } from './key-encoding.ts';
import type { ConditionMembers, KeyMembers, PutMembers, UpdateMembers } from './request-shapes.ts';
import type { Store } from './store.ts';
import { StoredItem } from './stored-item.ts';
import type { Table } from './table.ts';
import { applyUpdate } from './update-expression.ts';

/** One write, checked as far as it can be without the item it meets. */
export interface WriteAction {
  readonly table: Table;
  readonly key: EncodedKey;
  readonly condition: ParsedCondition | undefined;
  /** Whether a refusal shows the item that stood in the way. */
  readonly showsOld: boolean;
  /** False for a check, which only reads. */
  readonly writes: boolean;
  /** The paths an update touches. */
  readonly paths: readonly DocumentPath[];
  /** What stands there afterwards; throws ValidationException when the update does not fit the item. */
  replace(before: StoredItem | undefined): StoredItem | undefined;
}

function checkKeyPaths(table: Table, nested: Readonly<Record<string, boolean>> | undefined): void {
  for (const part of keyParts(table.schema)) {
    if (nested?.[part.name]) {
      throw validationError(
        `Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: ${part.name}`,
      );
    }
  }
}

function actionOf(
  table: Table,
  key: EncodedKey,
  request: ConditionMembers,
  condition: ParsedCondition | undefined,
  replace: WriteAction['replace'],
  paths: readonly DocumentPath[] = [],
): WriteAction {
  checkKeyPaths(table, condition?.nestedPaths);
  const showsOld = request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
  return { table, key, condition, showsOld, writes: true, paths, replace };
}

/** A put of a whole item. */
export function putAction(store: Store, request: PutMembers): WriteAction {
  checkValues(request.Item);
  const condition = parseExpressions(request)._condition;
  const table = store.table(request.TableName);
  const after = storedOf(request.Item, 'Item size has exceeded the maximum allowed size');
  const key = encodeItemKey(request.Item, table.schema);
  table.checkIndexKeys(request.Item);
  return actionOf(table, key, request, condition, () => after);
}

/** A delete by key. */
export function deleteAction(store: Store, request: KeyMembers): WriteAction {
  const { table, key, condition } = keyed(store, request);
  return actionOf(table, key, request, condition, () => undefined);
}

/** A condition that writes nothing. */
export function checkAction(store: Store, request: KeyMembers): WriteAction {
  const { table, key, condition } = keyed(store, request);
  return { ...actionOf(table, key, request, condition, (before) => before), writes: false };
}

/** An update by expression; it creates the item when there is none. */
export function updateAction(store: Store, request: UpdateMembers): WriteAction {
  checkValues(request.Key);
  const parsed = parseExpressions(request);
  const table = store.table(request.TableName);
  const key = encodeRequestKey(request.Key, table.schema);
  const update = parsed._updates;
  if (update) checkUpdate(table, update);
  const replace = (before: StoredItem | undefined): StoredItem => updated(table, request.Key, update, before);
  return actionOf(table, key, request, parsed._condition, replace, update?.paths);
}

function keyed(store: Store, request: KeyMembers) {
  checkValues(request.Key);
  const condition = parseExpressions(request)._condition;
  const table = store.table(request.TableName);
  return { table, key: encodeRequestKey(request.Key, table.schema), condition };
}

function checkUpdate(table: Table, update: ParsedUpdate): void {
  checkKeyPaths(table, update.nestedPaths);
  for (const { path } of update.sections) {
    for (const part of keyParts(table.schema)) {
      if (path[0] === part.name) {
        throw validationError(
          `One or more parameter values were invalid: Cannot update attribute ${part.name}. This attribute is part of the key`,
        );
      }
    }
  }
}

function updated(
  table: Table,
  key: Item,
  update: ParsedUpdate | undefined,
  before: StoredItem | undefined,
): StoredItem {
  const item: Item = before ? structuredClone(before.item) : { ...key };
  if (update) applyUpdate(update.sections, item);
  table.checkIndexKeys(item);
  return storedOf(item, 'Item size to update has exceeded the maximum allowed size');
}

function storedOf(item: Item, tooLarge: string): StoredItem {
  const stored = new StoredItem(item);
  if (stored.size > MAX_ITEM_BYTES) throw validationError(tooLarge);
  return stored;
}

/** Whether the action may happen to the item it meets. */
export function isAllowed(action: WriteAction, before: StoredItem | undefined): boolean {
  return !action.condition || matches(action.condition.expression, before?.item ?? {});
}

/** What a single write answers when its condition does not hold. */
export function conditionRefusal(action: WriteAction, before: StoredItem | undefined): DynamoDbError {
  const fields = action.showsOld && before ? { Item: before.item } : {};
  return new DynamoDbError('ConditionalCheckFailedException', 'The conditional request failed', fields);
}
