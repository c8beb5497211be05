import { type CapacityUse, consumedCapacity, writeUse } from '../capacity.ts';
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
    store.refuseConflict(action.table, action.key);
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
