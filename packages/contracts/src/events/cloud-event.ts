import { sourceSchema } from '@counterweight/domain/values';
import { z } from 'zod';

/** An event larger than this, as the bus counts it, is refused. */
export const MAX_EVENT_BYTES = 256 * 1024;

/** CloudEvents 1.0 attributes, as they stand in the `detail` of a bus event. `data` is checked by the type's contract. */
export const cloudEventSchema = z.strictObject({
  specversion: z.literal('1.0'),
  id: z
    .string()
    .min(1)
    .max(256)
    .regex(/^[\x21-\x7e]+$/, 'printable ASCII without blanks'),
  source: sourceSchema,
  type: z
    .string()
    .max(128)
    .regex(/^[a-z0-9]+(\.[a-z0-9_-]+)*$/, 'dotted lowercase, such as counterweight.strike.reported.v1'),
  time: z.iso.datetime({ offset: true }).optional(),
  subject: z.string().min(1).max(256).optional(),
  datacontenttype: z.literal('application/json').optional(),
  dataschema: z.url().max(500).optional(),
  traceparent: z.string().max(100).optional(),
  tracestate: z.string().max(512).optional(),
  correlationid: z.string().max(256).optional(),
  data: z.unknown(),
});
export type CloudEvent = z.infer<typeof cloudEventSchema>;
