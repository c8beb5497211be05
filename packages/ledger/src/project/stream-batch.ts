import type { RecordName } from '@counterweight/contracts/events';
import { entityText } from '../ports/ledger.ts';
import { type ProjectDeps, project } from './project.ts';
import type { ProjectResult } from './project-result.ts';

/** A stream record, as far as the projector cares: which record of which entity is new. */
export interface StreamRecord {
  readonly sequenceNumber: string;
  readonly name: RecordName;
}

/** What a stream's function answers. At most one failure: it is the checkpoint, and everything from it on comes again. */
export interface StreamBatchResult {
  readonly results: readonly ProjectResult[];
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/**
 * Projects the entities of one stream batch, which is in the stream's order, and names the lowest sequence number whose
 * entity failed: any later one would let the platform forget it.
 */
export async function handleStreamBatch(
  records: readonly StreamRecord[],
  deps: ProjectDeps,
): Promise<StreamBatchResult> {
  const results = await project(
    records.map(({ name: { kind, entity }, name }) => ({ kind, entity, came: [name] })),
    deps,
  );
  const failed = new Set(results.filter(({ outcome }) => outcome === 'failed').map(entityText));
  const lowest = records.find(({ name }) => failed.has(entityText(name)));
  return { results, batchItemFailures: lowest === undefined ? [] : [{ itemIdentifier: lowest.sequenceNumber }] };
}
