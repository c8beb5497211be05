import { z } from 'zod';
import { compilePattern } from '../../../template/event-pattern.ts';
import { inside, type Place, refuse } from '../../../template/refusal.ts';
import { resourceType } from '../../../template/resource-type.ts';

const properties = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: z.number().int().min(1).max(10_000).optional(),
  MaximumBatchingWindowInSeconds: z.number().int().min(0).max(300).default(0),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  FilterCriteria: z.strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) }).optional(),
  ScalingConfig: z.strictObject({ MaximumConcurrency: z.number().int().min(2).optional() }).optional(),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']).optional(),
  ParallelizationFactor: z.number().int().min(1).max(10).default(1),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: z.number().int().min(-1).max(10_000).default(-1),
  MaximumRecordAgeInSeconds: z.number().int().min(-1).max(604_800).default(-1),
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }).optional() }).optional(),
});

type Properties = z.infer<typeof properties>;

/** A mapping of a queue or of a table's stream, told apart by the service in the source's ARN. */
export const awsLambdaEventSourceMapping = resourceType({
  type: 'AWS::Lambda::EventSourceMapping',
  attributes: { Arn: ({ arnIn, name }) => arnIn('lambda', `event-source-mapping:${name}`), Id: ({ name }) => name },
  properties,
  withoutEffect: ['KmsKeyArn', 'LoggingConfig', 'MetricsConfig', 'Tags'],
  adds: ({ logicalId, name, arn, place, properties }) => {
    const base = {
      logicalId,
      name,
      arn,
      functionArn: properties.FunctionName,
      enabled: properties.Enabled,
      windowMs: properties.MaximumBatchingWindowInSeconds * 1000,
      reportBatchItemFailures: properties.FunctionResponseTypes.length > 0,
      filters: compileFilters(properties, place),
    };
    const service = properties.EventSourceArn.split(':')[2];
    if (service === 'sqs') return { eventSourceMappings: [{ ...base, ...ofQueue(properties, place) }] };
    if (service === 'dynamodb') return { eventSourceMappings: [{ ...base, ...ofStream(properties, place) }] };
    const known = ['SQS queues', 'DynamoDB streams'];
    return refuse(inside(place, 'EventSourceArn'), `${properties.EventSourceArn} is no source here`, known);
  },
});

function compileFilters(properties: Properties, place: Place) {
  return (properties.FilterCriteria?.Filters ?? []).map(({ Pattern }, index) => {
    const here = inside(place, `FilterCriteria.Filters.${index}.Pattern`);
    let pattern: unknown;
    try {
      pattern = JSON.parse(Pattern);
    } catch {
      refuse(here, 'the filter is not JSON');
    }
    return compilePattern(pattern, here);
  });
}

const streamOnly = ['BisectBatchOnFunctionError', 'DestinationConfig', 'StartingPosition'] as const;

function ofQueue(properties: Properties, place: Place) {
  for (const property of streamOnly) {
    if (properties[property]) refuse(inside(place, property), 'a mapping of a queue does not have this property');
  }
  const batchSize = properties.BatchSize ?? 10;
  if (batchSize > 10 && properties.MaximumBatchingWindowInSeconds < 1) {
    refuse(inside(place, 'BatchSize'), 'more than 10 messages a batch need MaximumBatchingWindowInSeconds >= 1');
  }
  return {
    kind: 'queue' as const,
    batchSize,
    queueArn: properties.EventSourceArn,
    maximumConcurrency: properties.ScalingConfig?.MaximumConcurrency,
  };
}

function ofStream(properties: Properties, place: Place) {
  if (properties.ScalingConfig !== undefined) {
    refuse(inside(place, 'ScalingConfig'), 'a mapping of a stream does not have this property');
  }
  const tableName = properties.EventSourceArn.split('/')[1];
  const { MaximumRetryAttempts: retries, MaximumRecordAgeInSeconds: ageS } = properties;
  return {
    kind: 'stream' as const,
    batchSize: properties.BatchSize ?? 100,
    tableName: tableName ?? refuse(inside(place, 'EventSourceArn'), 'names no table'),
    startingPosition:
      properties.StartingPosition ?? refuse(inside(place, 'StartingPosition'), 'a stream needs a starting position'),
    parallelizationFactor: properties.ParallelizationFactor,
    bisect: properties.BisectBatchOnFunctionError,
    maximumRetryAttempts: retries === -1 ? undefined : retries,
    maximumRecordAgeMs: ageS === -1 ? undefined : ageS * 1000,
    onFailureArn: properties.DestinationConfig?.OnFailure?.Destination,
  };
}
