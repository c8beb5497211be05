import { type CapacityUse, consumedCapacity, writeUse } from '../capacity.ts';
import { validationError } from '../errors.ts';
import type { AnswerMembers } from '../request-shapes.ts';
import { changeOf, type Store } from '../store.ts';
import type { StoredItem } from '../stored-item.ts';
import { conditionRefusal, isAllowed, type WriteAction } from '../write-action.ts';

/** What a write replaced. */
export interface Written {
  readonly before: StoredItem | undefined;
  readonly after: StoredItem | undefined;
}

/** Commits one action and answers with what `attributes` picks; throws ConditionalCheckFailedException. */
export async function writeOne(
  store: Store,
  action: WriteAction,
  answer: AnswerMembers,
  attributes: (written: Written) => string | undefined,
): Promise<string> {
  const written = await store.writer.submit((view) => {
    store.refuseConflict(view, action.table, action.key);
    const before = view.get(action.table, action.key);
    if (!isAllowed(action, before)) throw conditionRefusal(action, before);
    const after = action.replace(before);
    return { changes: [changeOf(action.table, action.key, before, after)], result: { before, after } };
  });
  const use = (): CapacityUse => writeUse(action.table, written.before, written.after);
  const capacity = answer.ReturnConsumedCapacity ? consumedCapacity(answer.ReturnConsumedCapacity, use()) : undefined;
  const parts: string[] = [];
  const picked = attributes(written);
  if (picked !== undefined) parts.push(`"Attributes":${picked}`);
  if (capacity) parts.push(`"ConsumedCapacity":${JSON.stringify(capacity)}`);
  return `{${parts.join(',')}}`;
}

/** Like {@link writeOne} for what answers nothing or the item as it was: a put and a delete. */
export function writeReturningOld(store: Store, action: () => WriteAction, answer: AnswerMembers): Promise<string> {
  const returns = answer.ReturnValues ?? 'NONE';
  if (returns !== 'NONE' && returns !== 'ALL_OLD') throw validationError('ReturnValues can only be ALL_OLD or NONE');
  return writeOne(store, action(), answer, ({ before }) => (returns === 'ALL_OLD' ? before?.json : undefined));
}
