import { type CloudEvent, cloudEventSchema, contentHash, singleRecordContracts } from '@counterweight/contracts/events';
import { datasetKind } from '@counterweight/domain/kinds';
import type { CurrentRecord, PlanOptions } from '@counterweight/importers';
import type { Importable, ReadFlags } from './importable.ts';

/** What an import says of the data set it publishes; nothing when the ledger already says exactly that, or it was redacted. */
export function describeDataset(
  importable: Importable,
  source: string,
  current: readonly CurrentRecord[],
  flags: ReadFlags & Pick<PlanOptions, 'idKey'>,
): CloudEvent | undefined {
  const entity = `${source}:dataset`;
  const held = current.find((record) => record.entity === entity);
  const said = (revision: number) => ({ entity, revision, dataset: descriptionOf(importable, source, flags) });
  const { type } = singleRecordContracts(datasetKind).live;
  if (held !== undefined && !held.retracted) {
    const { revision, hash, salt } = held;
    if (salt === undefined || contentHash(salt, type, said(revision)) === hash) return undefined;
  }
  const data = said((held?.revision ?? 0) + 1);
  const id = `dataset.r${data.revision}.${contentHash(flags.idKey, type, data).slice(0, 12)}`;
  return cloudEventSchema.parse({ specversion: '1.0', id, source, type, data });
}

function descriptionOf(importable: Importable, source: string, { redistributed, activityTotals }: ReadFlags) {
  const { name, kind, defaultSource, title, description } = importable;
  const choices = [
    ...(redistributed ? ['Allocations are the values that the tracker spread over other rows.'] : []),
    ...(activityTotals ? ['Commitments are the totals of all activities.'] : []),
  ];
  return {
    title: source === defaultSource ? title : `Imported ${name}: ${source}`,
    publisher: 'Imported from a file by whoever runs this ledger',
    covers: [kind],
    description: [description, ...choices].join(' '),
  };
}
