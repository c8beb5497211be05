import type { RecordName } from '@counterweight/contracts/events';
import { countIn } from '@counterweight/domain/rows';
import {
  type Day,
  daySchema,
  type EntityId,
  entityIdSchema,
  recordIdSchema,
  revisionSchema,
} from '@counterweight/domain/values';
import { ingest } from '../../ingest/ingest.ts';
import type { EntityRef } from '../../ports/ledger.ts';
import { project } from '../../project/project.ts';
import { createMemoryAdapter, type MemoryAdapterOptions } from '../memory/memory-adapter.ts';
import { createSampleDeps, type SampleEvent, sampleDelivery } from './sample-deliveries.ts';

export const sampleDay = (text: string): Day => daySchema.parse(text);
export const sampleEntity = (local: string): EntityId => entityIdSchema.parse(`desk:${local}`);
export const sampleRef = (local: string): EntityRef => ({ kind: 'strike', entity: sampleEntity(local) });
/** The record that `sampleReport` of these makes. */
export const sampleName = (local: string, revision = 1): RecordName => ({
  ...sampleRef(local),
  record: recordIdSchema.parse('report'),
  revision: revisionSchema.parse(revision),
});

/** A ledger that takes events and answers in short texts; `through` is a projector whose calls pass a gate. */
export function createSampleLedger() {
  const deps = createSampleDeps();
  return {
    deps,
    async accept(...events: readonly SampleEvent[]): Promise<void> {
      for (const event of events) {
        const [result] = await ingest([sampleDelivery(event)], deps);
        if (result?.outcome !== 'accepted') throw new Error(`${event.id} is ${result?.outcome}`);
      }
    },
    async project(...locals: readonly string[]): Promise<readonly string[]> {
      return (await project(locals.map(sampleRef), deps)).map(({ entity, outcome }) => `${entity} ${outcome}`);
    },
    through(options: Omit<MemoryAdapterOptions, 'store'>) {
      return { ...deps, ...createMemoryAdapter({ ...options, store: deps.store }) };
    },
    /** Launched, by axis and day, of the rows of the strikes view that stand in the states. */
    async launched(): Promise<Readonly<Record<string, number>>> {
      const sums: Record<string, number> = {};
      for await (const { rows } of deps.ledger.scanStates()) {
        for (const { row } of rows['strikes@3/0'] ?? []) {
          const key = `${row.axis} ${row.day}`;
          sums[key] = (sums[key] ?? 0) + countIn(row.measures, 'launched');
        }
      }
      return sums;
    },
    /** `seq day: entity revision change, ...` of each journal item. */
    async journal(): Promise<readonly string[]> {
      const items = [...deps.store.journal.page(undefined, 1000)].map(([, item]) => item);
      return items.map(({ seq, day, records }) => {
        const named = records.map(({ entity, revision, change }) => `${entity} ${revision} ${change}`);
        return `${seq} ${day}: ${named.join(', ')}`;
      });
    },
  };
}
