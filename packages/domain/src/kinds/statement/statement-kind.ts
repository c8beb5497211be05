import { LIST_AXIS } from '../kind.ts';
import { defineSingleRecordKind } from '../single-record-kind.ts';
import { statementSchema } from './statement.ts';
import { columnsOf } from './statement-figures.ts';
import { statementRows } from './statement-rows.ts';

/** Statements, listed under the day they were made; their figures stand beside them and are in no sum. */
export const statementKind = defineSingleRecordKind({
  name: 'statement',
  body: statementSchema,
  view: {
    name: 'statements',
    version: 2,
    rows: statementRows,
    contributions: ({ speaker, said_on, topic, figures = [] }, named) => {
      const said = { day: said_on ?? 'undated', ...named, topic, speaker: speaker.name } as const;
      const measure = [...new Set(figures.flatMap(({ measure: of }) => of?.of ?? []))];
      return [
        statementRows.write({ axis: LIST_AXIS, ...said, measure, measures: { statements: 1 } }),
        ...figures.map((given, figure) => {
          return statementRows.write({
            axis: 'figure',
            ...said,
            figure,
            ...columnsOf(given),
            measures: { figures: 1 },
          });
        }),
      ];
    },
  },
});
