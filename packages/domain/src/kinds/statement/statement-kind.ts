import { defineReportedKind, type ListedGroup } from '../reported-kind.ts';
import { type Figure, type Statement, statementSchema } from './statement.ts';

/** Statements, listed under the day they were made; their figures stand beside them and are in no sum. */
export const statementKind = defineReportedKind({
  name: 'statement',
  body: statementSchema,
  view: {
    name: 'statements',
    version: 1,
    day: ({ said_on }) => said_on ?? 'undated',
    groups: (statement) => {
      const { figures = [] } = statement;
      const own = { dimensions: dimensionsOf(statement, figures), measures: { statements: 1 } };
      return [own, ...figures.map((figure, index) => figureGroup(statement, figure, index))];
    },
  },
});

function dimensionsOf({ topic, speaker }: Statement, figures: readonly Figure[]) {
  const measured = figures.flatMap(({ measure }) => (measure === undefined ? [] : [measure.of]));
  return { topic, speaker: speaker.name, measure: [...new Set(measured)].sort() };
}

/** A figure is kept as it was given, in the order of the schema's members: nothing is ever grouped or summed by its parts. */
function figureGroup(statement: Statement, figure: Figure, index: number): ListedGroup {
  const given = { figure: String(index), given: JSON.stringify(figure) };
  return { dimensions: { ...dimensionsOf(statement, [figure]), ...given }, measures: { figures: 1 } };
}
