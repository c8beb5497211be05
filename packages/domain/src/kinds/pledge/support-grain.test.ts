import { expect, test } from 'vitest';
import { addDays, daySchema } from '../../values/time/day.ts';
import { foldPledge } from './pledge-state.ts';
import { headerRecord, onDay, samplePledge, transactionRecordOf } from './sample-pledges.ts';
import { rowRange } from './support-grain.ts';
import { dateOf, supportRows } from './support-rows.ts';
import { supportView } from './support-view.ts';

const day = (text: string) => daySchema.parse(text);

test.each([5, 60, 800])('of %d dates, those asked for lie in the rows of the range, whatever the cells', (dates) => {
  const entity = samplePledge('a');
  const paid = Array.from({ length: dates }, (_, n) =>
    transactionRecordOf(entity, `t${n}`, { when: onDay(addDays(day('2023-11-20'), n)) }),
  );
  const asked = { from: day('2023-11-22'), to: day('2024-03-01') };
  const { from, to } = rowRange(asked);
  const rows = supportView.contributions(foldPledge(entity, [headerRecord(entity), ...paid])).map(supportRows.read);
  const inside = rows.filter((row) => {
    const date = row.axis === 'day' ? dateOf(row) : 'undated';
    return asked.from <= date && date <= asked.to;
  });
  expect(inside.length).toBe(Math.min(dates - 2, 101));
  for (const row of inside)
    expect(from !== undefined && to !== undefined && from <= row.day && row.day <= to).toBe(true);
});

test('a range that is open stays open', () => {
  expect(rowRange({})).toEqual({});
  expect(rowRange({ to: day('2024-03-01') })).toEqual({ to: '2024-03-01' });
});
