import { expect, test } from 'vitest';
import {
  buildBegun,
  buildGoneLive,
  buildsAfterProjecting,
  buildsForgotten,
  livePlace,
  livePlaces,
  placeOf,
  type ViewBuilds,
} from './view-builds.ts';

const VIEW = 'strikes@2';
const strike = (builds: ViewBuilds) => builds.strike;

test('the first build stands under the view’s own id, later ones beside it', () => {
  expect([placeOf(VIEW, 0), placeOf(VIEW, 12)]).toEqual(['strikes@2', 'strikes@2/12']);
});

test('before a kind’s first projection its views are complete, being empty, and the projection says so', () => {
  expect(livePlace(VIEW, {})).toBe('strikes@2');
  const after = buildsAfterProjecting(['strike', 'strike'], { pledge: {} });
  expect(after).toEqual({ pledge: {}, strike: { 'strikes@2': { live: 0, last: 0, unused: [] } } });
  expect(livePlace(VIEW, after)).toBe('strikes@2');
});

test('a view that came to a kind later is not complete until it is built', () => {
  const builds = { strike: { 'strikes@0': { live: 0, last: 0, unused: [] } } };
  expect(livePlace(VIEW, builds)).toBeUndefined();
  expect([...livePlaces('strike', builds)]).toEqual([]);
  const begun = buildBegun(VIEW, builds);
  expect(begun.build).toBe(1);
  expect(livePlace(VIEW, begun.builds)).toBeUndefined();
  const live = buildGoneLive(VIEW, 1, begun.builds) ?? {};
  expect(livePlace(VIEW, live)).toBe('strikes@2/1');
});

test('a version that the code moves no more is complete no more once an entity was projected without it', () => {
  const builds = {
    strike: { 'strikes@0': { live: 4, last: 4, unused: [] }, [VIEW]: { live: 1, last: 1, unused: [] } },
  };
  const after = buildsAfterProjecting(['strike'], builds);
  expect(strike(after)).toEqual({
    'strikes@0': { last: 4, unused: [4] },
    [VIEW]: { live: 1, last: 1, unused: [] },
  });
  expect(buildsAfterProjecting(['pledge'], builds).strike).toBe(builds.strike);
});

test('a rebuild replaces the live build, and the replaced one waits to be cleared', () => {
  const first = buildBegun(VIEW, {});
  expect(first).toMatchObject({ build: 1, leftovers: [] });
  expect(livePlace(VIEW, first.builds)).toBe('strikes@2');
  const live = buildGoneLive(VIEW, 1, first.builds) ?? {};
  expect(strike(live)).toEqual({ [VIEW]: { live: 1, last: 1, unused: [0] } });
  const forgotten = buildsForgotten('strike', [{ view: VIEW, build: 0 }], live);
  expect(strike(forgotten)).toEqual({ [VIEW]: { live: 1, last: 1, unused: [] } });
});

test('of two rebuilds the one begun last goes live; the other’s items are its leftovers', () => {
  const first = buildBegun(VIEW, {});
  const second = buildBegun(VIEW, first.builds);
  expect(second).toMatchObject({ build: 2, leftovers: [{ view: VIEW, build: 1 }] });
  expect(buildGoneLive(VIEW, 1, second.builds)).toBeUndefined();
  expect(strike(buildGoneLive(VIEW, 2, second.builds) ?? {})).toEqual({
    [VIEW]: { live: 2, last: 2, unused: [1, 0] },
  });
});

test('a rebuild clears what versions left that the code has no more, and none of them can go live meanwhile', () => {
  const builds = { strike: { 'strikes@0': { last: 4, unused: [3, 4] }, [VIEW]: { live: 0, last: 0, unused: [] } } };
  const begun = buildBegun(VIEW, builds);
  expect(begun.leftovers).toEqual([
    { view: 'strikes@0', build: 3 },
    { view: 'strikes@0', build: 4 },
  ]);
  expect(strike(begun.builds)?.['strikes@0']).toEqual({ last: 5, unused: [3, 4] });
  const cleared = buildsForgotten('strike', begun.leftovers, begun.builds);
  expect(strike(cleared)).toMatchObject({ 'strikes@0': { unused: [] }, [VIEW]: { unused: [1] } });
});

test('a view that nobody knows cannot be built', () => {
  expect(() => buildBegun('rumours@1', {})).toThrow('no view is called rumours@1');
});
