import { cellText } from '@counterweight/domain/rows';
import { recordIdSchema, revisionSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import { sampleReport } from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger, sampleEntity, sampleRef } from '../testing/samples/sample-ledger.ts';
import { assembleCommit, commitSize, touchedCells } from './assemble-commit.ts';
import { EMPTY_HEAD } from './journal-item.ts';
import { contributionsOf, pointerOf, poisonId, UnprojectableError } from './plan-projection.ts';
import { planThatFits } from './plan-that-fits.ts';

const revisionOf = (record: string, revision: number) => ({
  record: recordIdSchema.parse(record),
  revision: revisionSchema.parse(revision),
});

test('a pointer names the highest revision of each record, in whatever order they come', () => {
  const records = [revisionOf('a', 2), revisionOf('b', 1), revisionOf('a', 10), revisionOf('a', 9)];
  expect(pointerOf(records)).toEqual({ a: 10, b: 1 });
  expect(pointerOf(records.reverse())).toEqual({ a: 10, b: 1 });
  expect(pointerOf([])).toEqual({});
});

describe('the plan of an entity', () => {
  test('reads its states before its records', async () => {
    const { through } = createSampleLedger();
    const calls: string[] = [];
    const deps = through({
      gate: async ({ method, moment }) => {
        calls.push(`${method} ${moment}`);
        return undefined;
      },
    });
    await planThatFits(sampleRef('s1'), {}, deps);
    expect(calls).toEqual(['state before', 'state after', 'entity before', 'entity after']);
  });

  test('expects the version it read, and none before the first projection', async () => {
    const { accept, project, deps } = createSampleLedger();
    await accept(sampleReport());
    const first = await planThatFits(sampleRef('s1'), {}, deps);
    expect(first.views).toMatchObject([{ view: 'strikes@2', expectedVersion: 0, pointer: { report: 1 } }]);
    await project('s1');
    await accept(sampleReport({ revision: 2 }));
    const second = await planThatFits(sampleRef('s1'), {}, deps);
    expect(second.views).toMatchObject([{ expectedVersion: 1, pointer: { report: 2 } }]);
    expect(second.unknown).toMatchObject([{ revision: 2, change: 'corrected' }]);
  });

  test('moves nothing when all its records are known', async () => {
    const { accept, project, deps } = createSampleLedger();
    await accept(sampleReport());
    await project('s1');
    expect(await planThatFits(sampleRef('s1'), {}, deps)).toMatchObject({ unknown: [], views: [] });
  });
});

test('a kind that nobody knows is unprojectable, by its name', () => {
  expect(() => contributionsOf('rumour', sampleEntity('s1'), [])).toThrow(UnprojectableError);
  expect(() => contributionsOf('rumour', sampleEntity('s1'), [])).toThrow('rumour');
});

test('poison keeps its id until another record arrives', () => {
  const id = poisonId(sampleRef('s1'), ['a', 'b']);
  expect(poisonId(sampleRef('s1'), ['b', 'a'])).toBe(id);
  expect(poisonId(sampleRef('s1'), ['a', 'b', 'c'])).not.toBe(id);
  expect(poisonId(sampleRef('s2'), ['a', 'b'])).not.toBe(id);
});

test('a commit holds as many items as were counted beforehand, each shared cell once', async () => {
  const { accept, deps } = createSampleLedger();
  const locals = ['s1', 's2', 's3'];
  await accept(...locals.map((local) => sampleReport({ local })), sampleReport({ revision: 2 }));
  const plans = await Promise.all(locals.map((local) => planThatFits(sampleRef(local), {}, deps)));
  const commit = assembleCommit(plans, EMPTY_HEAD, new Map(), deps.clock.now());
  expect([...touchedCells(plans).values()].flat().map(cellText).sort()).toEqual(['end/2024-01-10', 'start/2024-01-09']);
  const { known, states, cells, rows } = commit;
  expect([known, states, cells, rows].map((list) => list.length)).toEqual([4, 3, 2, 6]);
  expect(commitSize(plans)).toBe(2 + 1 + 4 + 3 + 2 + 6);
});
