import { describe, expect, test } from 'vitest';
import { eventSets } from './event-sets.ts';
import { measureWriteUnits, someOf } from './measure-write-units.ts';

/** Whole files take a minute on a busy machine; `npm run bench` measures them whole. */
const MAX_EVENTS = 1300;

describe('means of write units', { timeout: 120_000 }, () => {
  test.for(eventSets.map((set) => ({ ...set, why: set.missing === undefined ? '' : ` (skipped: ${set.missing})` })))(
    'of $name are at most 7 in bulk, 9 corrected in bulk and 16 alone$why',
    async ({ missing, read }, { skip }) => {
      if (missing !== undefined) skip(missing);
      const means = await measureWriteUnits(someOf(await read(), MAX_EVENTS));
      expect(means.imported).toBeLessThanOrEqual(7);
      expect(means.corrected).toBeLessThanOrEqual(9);
      expect(means.alone).toBeLessThanOrEqual(16);
    },
  );
});
