import { createHash } from 'node:crypto';
import type { Item } from './attribute-value.ts';
import { itemSize } from './item-size.ts';
import type { StoredItem } from './stored-item.ts';

/** A record as a Lambda function reads it from a DynamoDB stream. */
export interface StreamRecord {
  eventID: string;
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  eventVersion: string;
  eventSource: 'aws:dynamodb';
  awsRegion: string;
  eventSourceARN: string;
  dynamodb: {
    ApproximateCreationDateTime: number;
    Keys: Item;
    NewImage?: Item;
    OldImage?: Item;
    SequenceNumber: string;
    SizeBytes: number;
    StreamViewType: string;
  };
  userIdentity?: { type: string; principalId: string };
}

/** What a record is made of. */
export interface RecordedChange {
  readonly keys: Item;
  readonly before: StoredItem | undefined;
  readonly after: StoredItem | undefined;
  readonly expired: boolean;
}

/** Where and when a record arises. */
export interface RecordContext {
  readonly arn: string;
  readonly region: string;
  readonly viewType: string;
  readonly sequence: number;
  readonly nowMs: number;
}

/** A sequence number as text: 21 digits, so that text order and numeric order agree. */
function sequenceText(sequence: number): string {
  return `1${String(sequence).padStart(20, '0')}`;
}

function eventNameOf(change: RecordedChange): StreamRecord['eventName'] {
  if (!change.before) return 'INSERT';
  return change.after ? 'MODIFY' : 'REMOVE';
}

/** The stream record of a change, with the images its view type asks for. */
export function recordOf(change: RecordedChange, context: RecordContext): StreamRecord {
  const { viewType } = context;
  const newImage = viewType === 'NEW_IMAGE' || viewType === 'NEW_AND_OLD_IMAGES' ? change.after : undefined;
  const oldImage = viewType === 'OLD_IMAGE' || viewType === 'NEW_AND_OLD_IMAGES' ? change.before : undefined;
  const sequence = sequenceText(context.sequence);
  return {
    eventID: createHash('md5').update(`${context.arn} ${sequence}`).digest('hex'),
    eventName: eventNameOf(change),
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: context.region,
    eventSourceARN: context.arn,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(context.nowMs / 1000),
      Keys: change.keys,
      ...(newImage && { NewImage: newImage.item }),
      ...(oldImage && { OldImage: oldImage.item }),
      SequenceNumber: sequence,
      SizeBytes: itemSize(change.keys) + (newImage?.size ?? 0) + (oldImage?.size ?? 0),
      StreamViewType: viewType,
    },
    ...(change.expired && { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }),
  };
}
