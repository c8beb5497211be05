import { type AnswerMembers, answerShape, conditionShape, type PutMembers, shape } from '../request-shapes.ts';
import { putAction } from '../write-action.ts';
import { operation } from './operation.ts';
import { writeReturningOld } from './single-write.ts';

export const putItem = operation<PutMembers & AnswerMembers>(
  { TableName: shape.tableName, Item: shape.item, ...conditionShape, ...answerShape },
  (store, request) => writeReturningOld(store, () => putAction(store, request), request),
);
