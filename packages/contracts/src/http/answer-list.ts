import { z } from 'zod';
import { numberParameter } from './parameters.ts';

/** What every answer can be asked beside its own question: the rest of one of its lists. */
export const answerListShape = {
  list: z
    .string()
    .max(300)
    .regex(/^(\/[^/]+)+$/, 'must be a JSON pointer, as /data')
    .optional()
    .meta({
      description:
        'One list of the answer alone, by its JSON pointer (RFC 6901): where an answer was cut, its `rest` gives the address.',
    }),
  skip: numberParameter('With `list`: how many of its entries to leave out.', { min: 0, max: 100_000_000 }),
};

const cutListSchema = z
  .strictObject({
    list: z.string().meta({ description: 'Its JSON pointer in the whole answer' }),
    shown: z.int(),
    count: z.int().meta({ description: 'How many entries it has in all' }),
    next: z.string().meta({ description: 'Where it goes on' }),
  })
  .meta({ id: 'CutList' });
export type CutList = z.output<typeof cutListSchema>;

/** An answer that would be too large to be sent. */
export const cutAnswerSchema = z
  .looseObject({ rest: z.array(cutListSchema) })
  .meta({ id: 'CutAnswer', description: 'The answer with lists cut short, since it would be above 5 MB' });

/** A part of one list of an answer. */
export const answerListSchema = z
  .strictObject({
    list: z.string(),
    data: z.array(z.unknown()),
    rest: z.array(cutListSchema).optional(),
    links: z.strictObject({ self: z.string(), next: z.string().optional() }),
  })
  .meta({ id: 'AnswerList', description: 'Entries of one list of the answer, asked for by `list`' });
export type AnswerList = z.output<typeof answerListSchema>;
