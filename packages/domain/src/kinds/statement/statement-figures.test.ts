import { expect, test } from 'vitest';
import type { z } from 'zod';
import { figureSchema } from './statement.ts';
import { columnsOf, figureOf } from './statement-figures.ts';
import { statementRows } from './statement-rows.ts';

const figures: readonly z.input<typeof figureSchema>[] = [
  { value: '45000000000', currency: 'USD', qualifier: 'about', basis: 'arms and military aid' },
  {
    value: '1.5',
    measure: {
      ...{ of: 'support', donor: 'USA', category: 'military', stage: 'committed' },
      ...{ since: '2022-02-24', as_of: '2024-01-04' },
    },
  },
  { value: '54', measure: { of: 'coalition', body: 'UDCG' } },
  {
    value: '22',
    measure: { of: 'coalition', body: 'NATO', part: { body: 'EU', members: 'within' }, as_of: '2024-01-10' },
  },
  { value: '300', qualifier: 'at_least', measure: { of: 'strikes', measure: 'launched', since: '2023-12-29' } },
  { value: '3', measure: { of: 'air_defence', class: 'long_range', system: 'patriot', stage: 'delivered' } },
  { value: '0', measure: { of: 'air_defence' } },
];

test.each(figures)('a figure is read from its row as it was given, in the same order: %o', (given) => {
  const figure = figureSchema.parse(given);
  const stored = statementRows.write({
    ...{ axis: 'figure', day: 'undated', source: 'desk', entity: 'desk:s', topic: 'aid', speaker: 'Speaker' },
    ...{ figure: 0, ...columnsOf(figure), measures: { figures: 1 } },
  });
  const row = statementRows.read(stored);
  expect(row.axis === 'figure' && JSON.stringify(figureOf(row))).toBe(JSON.stringify(figure));
});
