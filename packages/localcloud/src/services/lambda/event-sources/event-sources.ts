import type { DynamoDbEngine } from '../../../engine/engine.ts';
import type { CloudContext } from '../../../runtime/cloud-context.ts';
import { LocalCloudError } from '../../../runtime/local-cloud-error.ts';
import type { EventSourceMappingModel, QueueMappingModel, StreamMappingModel } from '../../../template/model.ts';
import type { Queues } from '../../sqs/queues.ts';
import type { Functions } from '../functions.ts';
import { QueueSource } from './queue-source.ts';
import { StreamSource } from './stream-source.ts';

export interface EventSourceContext extends CloudContext {
  readonly queues: Queues;
  readonly functions: Functions;
  readonly engine: DynamoDbEngine;
}

interface Source {
  start(): void | Promise<void>;
  readonly quiet: boolean;
  close(): void;
}

function refuse(mapping: EventSourceMappingModel, what: string): never {
  throw new LocalCloudError('unsupported_template', `The event-source mapping ${mapping.logicalId}: ${what}.`);
}

/** Makes and starts every enabled event-source mapping; answers how to stop them. */
export async function startEventSources(
  mappings: readonly EventSourceMappingModel[],
  context: EventSourceContext,
): Promise<() => void> {
  const enabled = mappings.filter((mapping) => mapping.enabled);
  const sources = enabled.map(
    (mapping): Source => (mapping.kind === 'queue' ? queueSource(mapping, context) : streamSource(mapping, context)),
  );
  for (const source of sources) {
    context.activity.watch(() => source.quiet);
    await source.start();
  }
  return () => {
    for (const source of sources) source.close();
  };
}

function queueSource(mapping: QueueMappingModel, { queues, functions, activity, log }: EventSourceContext): Source {
  const queue = queues.require(mapping.queueArn, `the source of ${mapping.logicalId}`);
  const pool = functions.get(mapping.functionArn);
  if (queue.model.visibilityTimeoutMs < pool.model.timeoutMs) {
    refuse(mapping, `the queue's VisibilityTimeout is shorter than the function's Timeout, as AWS refuses too`);
  }
  return new QueueSource({ mapping, queue, pool, activity, log });
}

function streamSource(mapping: StreamMappingModel, context: EventSourceContext): Source {
  const stream = context.engine.stream(mapping.tableName);
  if (stream === undefined) refuse(mapping, `the table ${mapping.tableName} has no stream here`);
  const pool = context.functions.get(mapping.functionArn);
  const { onFailureArn } = mapping;
  const onFailure =
    onFailureArn === undefined ? undefined : context.queues.require(onFailureArn, `OnFailure of ${mapping.logicalId}`);
  return new StreamSource({ ...context, mapping, stream, pool, onFailure });
}
