import { expect, test } from 'vitest';
import { addDays, daySchema } from '../../values/time/day.ts';
import { foldPledge } from './pledge-state.ts';
import { headerRecord, onDay, samplePledge, transactionRecordOf } from './sample-pledges.ts';
import { dateOf, rowRange } from './support-grain.ts';
import { supportView } from './support-rows.ts';

const day = (text: string) => daySchema.parse(text);

test.each([5, 60, 800])('of %d dates, those asked for lie in the rows of the range, whatever the cells', (dates) => {
  const entity = samplePledge('a');
  const paid = Array.from({ length: dates }, (_, n) =>
    transactionRecordOf(entity, `t${n}`, { when: onDay(addDays(day('2023-11-20'), n)) }),
  );
  const asked = { from: day('2023-11-22'), to: day('2024-03-01') };
  const { from, to } = rowRange(asked);
  const contributions = supportView.contributions(foldPledge(entity, [headerRecord(entity), ...paid]));
  const inside = contributions.filter(({ cell, dimensions }) => {
    const date = cell.axis === 'day' ? dateOf(cell, dimensions) : 'undated';
    return asked.from <= date && date <= asked.to;
  });
  expect(inside.length).toBe(Math.min(dates - 2, 101));
  for (const { cell } of inside)
    expect(from !== undefined && to !== undefined && from <= cell.day && cell.day <= to).toBe(true);
});

test('a range that is open stays open', () => {
  expect(rowRange({})).toEqual({});
  expect(rowRange({ to: day('2024-03-01') })).toEqual({ to: '2024-03-01' });
});
