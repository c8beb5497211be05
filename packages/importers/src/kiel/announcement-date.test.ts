import { whenSchema } from '@counterweight/domain/values';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { dateOrderOf, readAnnouncementDate } from './announcement-date.ts';

const read = (text: string, order: Parameters<typeof readAnnouncementDate>[1] = 'unclear') =>
  readAnnouncementDate(text, order);

test.each(['2031-03-04', '2031-03-04 00:00:00', '2031-03-04T00:00'])('%s is a day, without a doubt', (text) => {
  expect(read(text)).toEqual({ when: { precision: 'day', day: '2031-03-04' } });
});

describe('a date in numbers', () => {
  test.each([
    ['25/07/2031', '2031-07-25'],
    ['12/15/2031', '2031-12-15'],
    ['4.3.2031', '2031-03-04'],
    ['07/07/31', '2031-07-07'],
    ['47911', '2031-03-04'],
    ['47911.0', '2031-03-04'],
  ])('%s can only be %s', (text, day) => {
    expect(read(text)).toEqual({ when: { precision: 'day', day }, doubt: `read as the day ${day}` });
  });

  test('is read as the other dates of the file are', () => {
    expect(dateOrderOf(['until 12/20/2031', '25/07/2031', '03/04/2031'])).toBe('day_first');
    expect(dateOrderOf(['12/20/2031', '2031-01-02'])).toBe('month_first');
    expect(read('03/04/2031', 'day_first').when).toEqual({ precision: 'day', day: '2031-04-03' });
    expect(read('03/04/2031', 'month_first').when).toEqual({ precision: 'day', day: '2031-03-04' });
  });

  test('is an interval between both readings where the others do not agree', () => {
    expect(dateOrderOf(['25/07/2031', '12/15/2031'])).toBe('unclear');
    expect(read('03/04/2031')).toEqual({
      when: { precision: 'between', from: '2031-03-04', to: '2031-04-03', text: '03/04/2031' },
      doubt: 'read as some day from 2031-03-04 until 2031-04-03, counted as undated',
    });
  });

  test('that does not exist is undated', () => {
    expect(read('31/02/2031').when).toEqual({ precision: 'undated', text: '31/02/2031' });
    expect(read('2031-02-30').when).toEqual({ precision: 'undated', text: '2031-02-30' });
  });
});

test.each(['unclear, 04/31', 'not specified, 4/2031', '04/2031', '2031-04', 'unspecified, 04/2031'])(
  '%s is a month',
  (text) => {
    expect(read(text)).toEqual({
      when: { precision: 'month', month: '2031-04' },
      doubt: 'read as some day in 2031-04',
    });
  },
);

describe('a bound is an interval, the wider one where day and month can change places', () => {
  test.each([
    ['until 12/20/2031', { to: '2031-12-20' }],
    ['until 17/10/2031', { to: '2031-10-17' }],
    ['unti 3/10/2031', { to: '2031-10-03' }],
    ['until  5/7/2031', { to: '2031-07-05' }],
    ['until 11/2031', { to: '2031-11-30' }],
    ['until 02/2032', { to: '2032-02-29' }],
    ['after 12/21/2031', { from: '2031-12-21' }],
    ['after 3/10/2031', { from: '2031-03-10' }],
    ['between 3/20/2031 and 7/1/2031', { from: '2031-03-20', to: '2031-07-01' }],
  ])('%s', (text, bounds) => {
    const said = text.replace(/\s+/g, ' ');
    expect(read(text).when).toEqual({ precision: 'between', ...bounds, text: said });
    expect(read(text).doubt).toContain('counted as undated');
  });

  test.each(['until spring', 'between 7/20/2031 and 3/20/2031', 'between spring and 7/20/2031'])(
    '%s is none',
    (text) => {
      expect(read(text).when).toEqual({ precision: 'undated', text });
    },
  );
});

test('what says nothing of a date is undated, with its words if it has any', () => {
  expect(read('Undisclosed')).toEqual({
    when: { precision: 'undated', text: 'Undisclosed' },
    doubt: 'read as undated',
  });
  expect(read('.').when).toEqual({ precision: 'undated' });
  expect(read('').when).toEqual({ precision: 'undated' });
});

property.prop([
  fc.oneof(fc.string({ maxLength: 300 }), fc.stringMatching(/^(until |after )?\d{1,2}\/\d{1,2}\/\d{2,4}$/)),
])('whatever a cell says, it becomes a date that events can carry', (text) => {
  for (const order of ['day_first', 'month_first', 'unclear'] as const) {
    expect(whenSchema.safeParse(read(text.trim(), order).when).success).toBe(true);
  }
});
