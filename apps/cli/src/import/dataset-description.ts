import { type CloudEvent, cloudEventSchema, contentHash, datasetDescribed } from '@counterweight/contracts';
import type { CurrentRecord } from '@counterweight/importers';

/** The namespace of the imported strikes, unless told. */
export const DEFAULT_SOURCE = 'missile-attacks-daily';

/** What an import says of the data set it publishes; nothing when the ledger already says exactly that. */
export function describeDataset(source: string, current: readonly CurrentRecord[]): CloudEvent | undefined {
  const entity = `${source}:dataset`;
  const held = current.find((record) => record.entity === entity);
  const said = (revision: number) => ({ entity, revision, dataset: descriptionOf(source) });
  const { type } = datasetDescribed;
  if (held !== undefined && !held.retracted && contentHash(type, said(held.revision)) === held.hash) return undefined;
  const data = said((held?.revision ?? 0) + 1);
  const id = `dataset.r${data.revision}.${contentHash(type, data).slice(0, 12)}`;
  return cloudEventSchema.parse({ specversion: '1.0', id, source, type, data });
}

function descriptionOf(source: string) {
  return {
    title: source === DEFAULT_SOURCE ? 'Missile and drone attacks on Ukraine, by day' : `Imported strikes: ${source}`,
    publisher: 'Imported from a file by whoever runs this ledger',
    covers: ['strike'],
    description:
      'One entity per row of the file: a weapon model, or several, in one attack window, as the command named in its source reported it.',
  };
}
