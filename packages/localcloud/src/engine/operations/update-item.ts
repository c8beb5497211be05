import { projectItem } from '../document-path.ts';
import type { DocumentPath } from '../expression-tree.ts';
import { type AnswerMembers, answerShape, conditionShape, shape, type UpdateMembers } from '../request-shapes.ts';
import type { StoredItem } from '../stored-item.ts';
import { updateAction } from '../write-action.ts';
import { operation } from './operation.ts';
import { type Written, writeOne } from './single-write.ts';

function projected(paths: readonly DocumentPath[], row: StoredItem | undefined): string | undefined {
  const item = row && projectItem(paths, row.item);
  return item && Object.keys(item).length > 0 ? JSON.stringify(item) : undefined;
}

function returned(values: string | undefined, paths: readonly DocumentPath[], written: Written): string | undefined {
  if (values === 'ALL_OLD') return written.before?.json;
  if (values === 'ALL_NEW') return written.after?.json;
  if (values === 'UPDATED_OLD') return projected(paths, written.before);
  if (values === 'UPDATED_NEW') return projected(paths, written.after);
  return undefined;
}

export const updateItem = operation<UpdateMembers & AnswerMembers>(
  { TableName: shape.tableName, Key: shape.item, UpdateExpression: shape.text, ...conditionShape, ...answerShape },
  (store, request) => {
    const action = updateAction(store, request);
    return writeOne(store, action, request, (written) => returned(request.ReturnValues, action.paths, written));
  },
);
