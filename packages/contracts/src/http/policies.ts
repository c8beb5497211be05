import { z } from 'zod';
import { defineQuestion } from './define-question.ts';

/** What can be relied on. */
export const policiesQuestion = defineQuestion({
  path: '/v1/policies',
  tag: 'service',
  summary: 'What can be relied on: versions, limits, revisions, licences, and how to tell us about an error',
  query: z.strictObject({}),
  answers: 'The policies',
  answer: z
    .strictObject({
      data: z.array(z.strictObject({ code: z.string(), title: z.string(), text: z.array(z.string()) })),
      links: z.strictObject({ self: z.string() }),
    })
    .meta({ id: 'Policies' }),
});
