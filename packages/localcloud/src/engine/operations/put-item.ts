import { validationError } from '../errors.ts';
import { type AnswerMembers, answerShape, conditionShape, type PutMembers, shape } from '../request-shapes.ts';
import { putAction } from '../write-action.ts';
import { operation } from './operation.ts';
import { writeOne } from './single-write.ts';

export const putItem = operation<PutMembers & AnswerMembers>(
  { TableName: shape.tableName, Item: shape.item, ...conditionShape, ...answerShape },
  (store, request) => {
    const returns = request.ReturnValues ?? 'NONE';
    if (returns !== 'NONE' && returns !== 'ALL_OLD') throw validationError('ReturnValues can only be ALL_OLD or NONE');
    const action = putAction(store, request);
    return writeOne(store, action, request, ({ before }) => (returns === 'ALL_OLD' ? before?.json : undefined));
  },
);
