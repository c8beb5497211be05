import { z } from 'zod';
import { entityIdSchema, revisionSchema } from '../../values/ids.ts';
import { sourceReferencesSchema } from '../../values/source-reference.ts';

/** What a source says about all it publishes. One per source: the entity is `<source>:dataset`. */
export const datasetSchema = z.strictObject({
  title: z.string().min(1).max(200),
  publisher: z.string().min(1).max(200),
  licence: z.string().min(1).max(200).optional(),
  covers: z
    .array(z.enum(['strike', 'pledge', 'restriction', 'request', 'meeting', 'membership', 'statement', 'link', 'rate']))
    .min(1),
  cadence: z.string().min(1).max(200).optional(),
  description: z.string().min(1).max(2000).optional(),
});
export type Dataset = z.infer<typeof datasetSchema>;

const datasetEntitySchema = entityIdSchema.refine((id) => id.endsWith(':dataset'), '<source>:dataset, one per source');

/** Data of `counterweight.dataset.described`. */
export const datasetDescribedSchema = z.strictObject({
  entity: datasetEntitySchema,
  revision: revisionSchema,
  sources: sourceReferencesSchema.optional(),
  dataset: datasetSchema,
});

/** Data of `counterweight.dataset.withdrawn`. */
export const datasetWithdrawnSchema = z.strictObject({
  entity: datasetEntitySchema,
  revision: revisionSchema,
  reason: z.string().min(1).max(1000),
});
