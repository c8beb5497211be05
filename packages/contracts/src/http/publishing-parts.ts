import { z } from 'zod';

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

/** What is wrong with one field of an event. */
export const faultSchema = z.strictObject({ field: z.string(), message: z.string() });

/** What is doubtful about an event that was taken all the same. */
export const eventWarningSchema = z.strictObject({ code: z.string(), field: z.string(), message: z.string() });
