import { validationError } from '../errors.ts';
import { type AnswerMembers, answerShape, conditionShape, type KeyMembers, shape } from '../request-shapes.ts';
import { deleteAction } from '../write-action.ts';
import { operation } from './operation.ts';
import { writeOne } from './single-write.ts';

export const deleteItem = operation<KeyMembers & AnswerMembers>(
  { TableName: shape.tableName, Key: shape.item, ...conditionShape, ...answerShape },
  (store, request) => {
    const returns = request.ReturnValues ?? 'NONE';
    if (returns !== 'NONE' && returns !== 'ALL_OLD') throw validationError('ReturnValues can only be ALL_OLD or NONE');
    const action = deleteAction(store, request);
    return writeOne(store, action, request, ({ before }) => (returns === 'ALL_OLD' ? before?.json : undefined));
  },
);
