import { z } from 'zod';
import { code, setOf } from '../../rows/column.ts';
import { defineRows } from '../../rows/define-rows.ts';
import { entityIdSchema } from '../../values/ids.ts';
import { coveredKindSchema, coveredKinds } from '../kind-name.ts';
import { defineSingleRecordKind, type SingleRecordState } from '../single-record-kind.ts';

/** What a source says about all it publishes. One per source: the entity is `<source>:dataset`. */
const datasetSchema = z.strictObject({
  title: z.string().min(1).max(200),
  publisher: z.string().min(1).max(200),
  licence: z.string().min(1).max(200).optional(),
  covers: z.array(coveredKindSchema).min(1),
  cadence: z.string().min(1).max(200).optional(),
  description: z.string().min(1).max(2000).optional(),
});

/** What a source says of itself. */
export type DatasetState = SingleRecordState<z.infer<typeof datasetSchema>>;

/** Each source that described itself. */
const datasetRows = defineRows({
  all: { dimensions: { covers: setOf(code(coveredKinds)) }, counts: ['datasets'] },
});

/** Datasets; the view says which sources described themselves. */
export const datasetKind = defineSingleRecordKind({
  name: 'dataset',
  body: datasetSchema,
  entity: entityIdSchema.refine((id) => id.endsWith(':dataset'), '<source>:dataset, one per source'),
  record: 'description',
  verbs: { live: 'described', retracted: 'withdrawn' },
  sourced: false,
  view: {
    name: 'datasets',
    version: 1,
    rows: datasetRows,
    contributions: ({ covers }, { source }) => [
      datasetRows.write({ axis: 'all', day: 'undated', source, covers, measures: { datasets: 1 } }),
    ],
  },
});
