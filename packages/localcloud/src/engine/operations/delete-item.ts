import { type AnswerMembers, answerShape, conditionShape, type KeyMembers, shape } from '../request-shapes.ts';
import { deleteAction } from '../write-action.ts';
import { operation } from './operation.ts';
import { writeReturningOld } from './single-write.ts';

export const deleteItem = operation<KeyMembers & AnswerMembers>(
  { TableName: shape.tableName, Key: shape.item, ...conditionShape, ...answerShape },
  (store, request) => writeReturningOld(store, () => deleteAction(store, request), request),
);
