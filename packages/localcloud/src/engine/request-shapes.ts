import type { Item } from './attribute-value.ts';
import type { ExpressionMembers } from './dynalite.ts';
import type { FieldShape } from './field-shape.ts';

/** Members that many requests share, in dynalite's shape notation. */
export const shape = {
  tableName: {
    type: 'String',
    notNull: true,
    regex: '[a-zA-Z0-9_.-]+',
    lengthGreaterThanOrEqual: 3,
    lengthLessThanOrEqual: 255,
  },
  indexName: {
    type: 'String',
    regex: '[a-zA-Z0-9_.-]+',
    lengthGreaterThanOrEqual: 3,
    lengthLessThanOrEqual: 255,
  },
  item: { type: 'Map<AttributeValue>', notNull: true, children: 'AttrStruct<ValueStruct>' },
  values: { type: 'Map<AttributeValue>', children: 'AttrStruct<ValueStruct>' },
  names: { type: 'Map<java.lang.String>', children: 'String' },
  text: { type: 'String' },
  capacity: { type: 'String', enum: ['INDEXES', 'TOTAL', 'NONE'] },
  collectionMetrics: { type: 'String', enum: ['SIZE', 'NONE'] },
  returnValues: { type: 'String', enum: ['ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW'] },
  onFailure: { type: 'String', enum: ['ALL_OLD', 'NONE'] },
} as const satisfies Readonly<Record<string, FieldShape>>;

/** The members of a condition on one item, alone or inside a transaction. */
export const conditionShape = {
  ConditionExpression: shape.text,
  ExpressionAttributeNames: shape.names,
  ExpressionAttributeValues: shape.values,
  ReturnValuesOnConditionCheckFailure: shape.onFailure,
} as const;

/** A write's condition, as any write carries it. */
export interface ConditionMembers
  extends Pick<ExpressionMembers, 'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'> {
  TableName: string;
  ReturnValuesOnConditionCheckFailure?: string;
}

export interface PutMembers extends ConditionMembers {
  Item: Item;
}

export interface KeyMembers extends ConditionMembers {
  Key: Item;
}

export interface UpdateMembers extends KeyMembers {
  UpdateExpression?: string;
}

/** What a single write may ask back. */
export interface AnswerMembers {
  ReturnValues?: string;
  ReturnConsumedCapacity?: string;
  ReturnItemCollectionMetrics?: string;
}

/** Shapes of {@link AnswerMembers}. */
export const answerShape = {
  ReturnValues: shape.returnValues,
  ReturnConsumedCapacity: shape.capacity,
  ReturnItemCollectionMetrics: shape.collectionMetrics,
} as const;

// Old forms that expressions replaced; they are refused by name rather than ignored.
const LEGACY = [
  'Expected',
  'ConditionalOperator',
  'AttributeUpdates',
  'AttributesToGet',
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
] as const;

/** The first member of a request that this engine does not take because expressions replaced it. */
export function legacyMember(request: object): string | undefined {
  return LEGACY.find((name) => name in request);
}
