import { z } from 'zod';
import { languages } from '../vocabulary/names.ts';
import { type VocabularyName, vocabularyNames } from '../vocabulary/vocabularies.ts';
import { defineQuestion } from './define-question.ts';
import { formats } from './formats.ts';
import { formatParameter, listParameter } from './parameters.ts';

const termSchema = z
  .strictObject({
    vocabulary: z.enum(vocabularyNames).meta({ description: 'The parameter that takes the code, where there is one' }),
    code: z.string(),
    name: z.string(),
    of: z
      .string()
      .optional()
      .meta({ description: 'What it belongs to: of a weapon its class, of a subcategory its category' }),
    aliases: z.array(z.string()).meta({ description: 'Other names that filters and publishing take for it' }),
  })
  .meta({ id: 'Term' });

/** What every code is called. */
export const vocabulariesQuestion = defineQuestion({
  path: '/v1/vocabularies',
  tag: 'service',
  summary: 'What every code is called, in English or Ukrainian, and the names that are taken for it',
  query: z.strictObject({
    of: listParameter('The vocabularies to show; all unless told.', vocabularyNames),
    lang: z.enum(languages).optional().meta({ description: 'The language of the names; en unless told.' }),
    format: formatParameter(formats),
  }),
  answers: 'The codes with their names',
  answer: z
    .strictObject({
      data: z.array(termSchema),
      definition: z.strictObject({
        lang: z.enum(languages),
        tables: z.strictObject({ weapons: z.int(), air_defence: z.int(), donors: z.string() }),
        notes: z.array(z.string()),
      }),
      links: z.strictObject({ self: z.string(), csv: z.string(), ndjson: z.string() }),
    })
    .meta({ id: 'Vocabularies' }),
  table: {
    fileName: ({ lang = 'en' }) => `vocabularies-${lang}`,
    rows: ({ data }) => data,
    columns: () => [
      ['vocabulary', ({ vocabulary }) => vocabulary],
      ['code', ({ code }) => code],
      ['name', ({ name }) => name],
      ['of', ({ of }) => of],
      ['aliases', ({ aliases }) => aliases.join('; ')],
    ],
  },
});
export type { VocabularyName };
