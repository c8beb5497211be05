import type { z } from 'zod';
import type { MappingModel } from './model.ts';
import { inside, type Place, refuse } from './refusal.ts';
import { mappingKind } from './resource-kinds.ts';
import { compilePatternAt, type StackReader } from './stack-reader.ts';

type Properties = z.infer<typeof mappingKind.read>;

/** The event-source mappings, told apart by the service in their source's ARN. */
export function readMappings(reader: StackReader): MappingModel[] {
  return reader.all(mappingKind).map(({ logicalId, name, place, properties }) => {
    const base = {
      logicalId,
      name,
      arn: reader.scope.arnOf(logicalId),
      functionArn: properties.FunctionName,
      enabled: properties.Enabled,
      windowMs: properties.MaximumBatchingWindowInSeconds * 1000,
      reportBatchItemFailures: properties.FunctionResponseTypes.length > 0,
      filters: readFilters(properties, place),
    };
    const service = properties.EventSourceArn.split(':')[2];
    if (service === 'sqs') return { ...base, ...queueSide(properties, place) };
    if (service === 'dynamodb') return { ...base, ...streamSide(properties, place) };
    const sourcePlace = inside(place, 'EventSourceArn');
    return refuse(sourcePlace, `${properties.EventSourceArn} is no source here`, ['SQS queues', 'DynamoDB streams']);
  });
}

function readFilters(properties: Properties, place: Place) {
  return (properties.FilterCriteria?.Filters ?? []).map(({ Pattern }, index) => {
    const here = inside(place, `FilterCriteria.Filters.${index}.Pattern`);
    let pattern: unknown;
    try {
      pattern = JSON.parse(Pattern);
    } catch {
      refuse(here, 'the filter is not JSON');
    }
    return compilePatternAt(pattern, here);
  });
}

const streamOnly = ['BisectBatchOnFunctionError', 'DestinationConfig', 'StartingPosition'] as const;

function queueSide(properties: Properties, place: Place) {
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

function streamSide(properties: Properties, place: Place) {
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
