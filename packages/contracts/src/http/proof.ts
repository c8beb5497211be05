import { sortedKindNames } from '@counterweight/domain/kinds';
import { entityIdSchema, recordIdSchema } from '@counterweight/domain/values';
import { z } from 'zod';
import { dayText } from './answer-parts.ts';
import { defineQuestion } from './define-question.ts';
import { numberParameter } from './parameters.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const path = z
  .array(z.string().regex(/^[A-Za-z0-9+/]{43}=$/))
  .max(64)
  .meta({ description: 'Hashes of subtrees, base64, from the bottom up' });

const recordSchema = z.strictObject({
  kind: z.string(),
  entity: z.string(),
  record: z.string(),
  revision: z.int(),
});

const itemSchema = z
  .strictObject({
    seq: z.int(),
    day: dayText,
    at: z.string(),
    previous: hash.meta({ description: 'The hash of the item before' }),
    records: z.array(recordSchema.extend({ hash, change: z.string() })),
    entities: z.array(z.strictObject({ kind: z.string(), entity: z.string(), commitment: hash })),
    hash: hash.meta({ description: 'SHA-256 of all the above, line by line' }),
  })
  .meta({ description: 'A journal item without its rows, for which the commitments stand' });

const inclusionSchema = z.strictObject({
  type: z.literal('inclusion'),
  record: recordSchema,
  size: z.int().meta({ description: 'Of the checkpoint that the path leads to' }),
  index: z.int().meta({ description: 'Of the leaf, from 0' }),
  item: itemSchema,
  path,
});

const consistencySchema = z.strictObject({
  type: z.literal('consistency'),
  from: z.int(),
  size: z.int(),
  path,
});

/** A proof as it is kept in a file: an answer, of which the checker reads `data`. */
export const proofAnswerSchema = z
  .strictObject({
    data: z.discriminatedUnion('type', [inclusionSchema, consistencySchema]),
    links: z.strictObject({ self: z.string(), checkpoint: z.string() }),
  })
  .meta({ id: 'Proof' });
export type Proof = z.output<typeof proofAnswerSchema>['data'];

/** No tree is larger. */
const MAX_SIZE = 9_999_999_999_999;

/** That a record is in the journal of a checkpoint, or that a checkpoint goes on from an earlier one. */
export const proofQuestion = defineQuestion({
  path: '/v1/proof',
  tag: 'service',
  summary: 'Proves that a record is in a signed checkpoint, or that one checkpoint goes on from another',
  description:
    'For a record give kind, entity, record and revision; for two checkpoints give `from`. The Merkle tree is that of RFC 6962 over the items of the journal; the checkpoint is at `/checkpoint`.',
  query: z.strictObject({
    kind: z.enum(sortedKindNames).optional().meta({ description: 'Of the record.' }),
    entity: entityIdSchema.optional().meta({ description: 'Of the record.' }),
    record: recordIdSchema.optional().meta({ description: 'Of the record.' }),
    revision: numberParameter('Of the record.', { min: 1, max: Number.MAX_SAFE_INTEGER }),
    from: numberParameter('The size of the earlier checkpoint.', { min: 1, max: MAX_SIZE }),
    size: numberParameter('The size of the checkpoint; that of the newest unless told.', { min: 1, max: MAX_SIZE }),
  }),
  answers: 'The proof',
  answer: proofAnswerSchema,
});
