import { z } from '@hono/zod-openapi';

/** A dataset as receipts and results name it. */
export const datasetNameSchema = z
  .strictObject({
    source: z.string(),
    title: z.string().nullable(),
    implicit: z.boolean().meta({ description: 'The source has not described its dataset' }),
  })
  .meta({ id: 'DatasetName' });

export const countedByDefaultSchema = z
  .boolean()
  .meta({ description: 'Whether default views count the source; source= asks for it when they do not' });
