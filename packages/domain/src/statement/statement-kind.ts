import { defineReportedKind } from '../kind/reported-kind.ts';
import { statementSchema } from './statement.ts';

/** Statements, listed under the day they were made. Their figures are read from the records: a claim is in no sum. */
export const statementKind = defineReportedKind({
  name: 'statement',
  body: statementSchema,
  view: {
    name: 'statements',
    version: 1,
    day: ({ said_on }) => said_on ?? 'undated',
    groups: ({ topic, speaker, figures = [] }) => [
      {
        dimensions: {
          topic,
          speaker: speaker.name,
          measure: [...new Set(figures.flatMap(({ measure }) => (measure === undefined ? [] : [measure.of])))].sort(),
        },
        measures: { statements: 1 },
      },
    ],
  },
});
