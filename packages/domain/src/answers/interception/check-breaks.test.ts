import { expect, test } from 'vitest';
import { checkBreaks } from './check-breaks.ts';

const registry = [
  { code: 'slow', from: '2023-05-10', to: '2023-07-31' },
  { code: 'sudden', from: '2024-02-01', to: null },
];
/** Twenty-four months of a thousand launched, so many destroyed in each. */
const months = (destroyedIn: (index: number) => number) =>
  Array.from({ length: 24 }, (_, index) => {
    const month = `${2023 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
    return { month, launched: 1000, destroyed: destroyedIn(index) };
  });

test('changes in a registered time are of its break, whatever the order of months', () => {
  const held = months((index) => (index < 6 ? 850 : index < 13 ? 550 : 840));
  const expected = {
    detected: [
      { month: '2023-07', before: 0.85, after: 0.55, registered: 'slow' },
      { month: '2024-02', before: 0.55, after: 0.84, registered: 'sudden' },
    ],
    unseen: [],
  };
  expect(checkBreaks(held, registry)).toEqual(expected);
  expect(checkBreaks(held.toReversed(), registry)).toEqual(expected);
});

test('a change that nobody registered is said to be new', () => {
  const { detected, unseen } = checkBreaks(
    months((index) => (index < 18 ? 850 : 500)),
    registry,
  );
  expect(detected).toEqual([{ month: '2024-07', before: 0.85, after: 0.5, registered: undefined }]);
  expect(unseen).toEqual(['slow', 'sudden']);
});

test('the wobble of months is no change, and months without launches or with more destroyed than launched are left out', () => {
  const wobbling = months((index) => 800 + ((index * 37) % 60));
  expect(checkBreaks(wobbling, []).detected).toEqual([]);
  const odd = [
    { month: '2025-01', launched: 0, destroyed: 0 },
    { month: '2025-02', launched: 10, destroyed: 500 },
  ];
  expect(checkBreaks([...wobbling, ...odd], []).detected).toEqual([]);
  expect(checkBreaks([], []).detected).toEqual([]);
});
