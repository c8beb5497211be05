import type { InvocationOutcome } from '../execution-environment.ts';
import { arrivalMs, type StreamItem } from './stream-batch.ts';

export interface DiscardedBatch {
  readonly items: readonly StreamItem[];
  readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  readonly invokeCount: number;
  readonly outcome: InvocationOutcome | undefined;
  readonly functionArn: string;
  readonly streamArn: string;
  readonly lane: number;
  readonly nowMs: number;
}

function second(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}

/** What a stream mapping's on-failure queue gets: where the batch lies, not the batch (Lambda guide, "Discarding records"). */
export function failureMessage(batch: DiscardedBatch): string {
  const [first, last] = [batch.items[0], batch.items.at(-1)];
  return JSON.stringify({
    requestContext: {
      requestId: batch.outcome?.requestId,
      functionArn: batch.functionArn,
      condition: batch.condition,
      approximateInvokeCount: batch.invokeCount,
    },
    responseContext: {
      statusCode: 200,
      executedVersion: '$LATEST',
      functionError: batch.outcome?.ok === false ? 'Unhandled' : null,
    },
    version: '1.0',
    timestamp: new Date(batch.nowMs).toISOString(),
    DDBStreamBatchInfo: {
      shardId: `shardId-${String(batch.lane).padStart(20, '0')}`,
      startSequenceNumber: first?.sequenceNumber,
      endSequenceNumber: last?.sequenceNumber,
      approximateArrivalOfFirstRecord: first && second(arrivalMs(first)),
      approximateArrivalOfLastRecord: last && second(arrivalMs(last)),
      batchSize: batch.items.length,
      streamArn: batch.streamArn,
    },
  });
}
