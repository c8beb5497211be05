import { expect, test } from 'vitest';
import { daySchema } from '../time/day.ts';
import { type Place, publicPlace } from './place.ts';
import { isWithheldIn } from './withheld-content.ts';

const place: Place = {
  precision: 'settlement',
  region: 'UA-32',
  settlement: 'Brovary',
  publish_after: day('2026-03-11'),
};
const data = { entity: 'desk:a', strike: { aimed_at: [{ precision: 'oblast', region: 'UA-32' }, place] } };

function day(text: string) {
  return daySchema.parse(text);
}

test.each(['2026-03-10', '2026-03-11', '2026-03-12', '2027-01-01'])(
  'on %s what holds a place is withheld just while the place is',
  (text) => {
    expect(isWithheldIn(data, day(text))).toBe(publicPlace(place, day(text)) !== place);
  },
);

test('what holds no such place is withheld on no day', () => {
  expect(isWithheldIn({ a: [null, 1, 'x', { b: true }] }, day('1991-01-01'))).toBe(false);
});

test('a day that cannot be read withholds for ever', () => {
  expect(isWithheldIn({ publish_after: 7 }, day('2999-01-01'))).toBe(true);
});
