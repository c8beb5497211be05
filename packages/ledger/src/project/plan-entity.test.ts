import { kinds } from '@counterweight/domain/kinds';
import { describe, expect, test, vi } from 'vitest';
import { MAX_COMMIT_BYTES, MAX_COMMIT_ENTITIES, MAX_ENTITY_ROW_BYTES } from '../ports/ledger.ts';
import { VIEWS_AT_FIRST } from '../ports/live-views.ts';
import { SAMPLE_NOW_MS, sampleReport } from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger, sampleRef } from '../testing/samples/sample-ledger.ts';
import { assembleCommit, shareTransactions } from './assemble-commit.ts';
import { foldRows } from './fold-rows.ts';
import { EMPTY_HEAD } from './journal-item.ts';
import { type EntityPlan, planEntity } from './plan-entity.ts';
import { project } from './project.ts';
import { poisonId } from './quarantine-poison.ts';
import { recordsToFold } from './read-entity.ts';
import { UnprojectableError } from './unprojectable-error.ts';

type Sample = ReturnType<typeof createSampleLedger>;

async function planOf({ deps: { ledger } }: Sample, local: string): Promise<EntityPlan> {
  const ref = sampleRef(local);
  const state = (await ledger.states([ref])).get(`strike ${ref.entity}`);
  const reading = { ...ref, views: VIEWS_AT_FIRST, state, entries: await ledger.entity(ref) };
  return planEntity(reading, await recordsToFold(reading, ledger));
}

describe('the plan of an entity', () => {
  test('reads HEAD, then its state, then its records, and HEAD again before the commit', async () => {
    const sample = createSampleLedger();
    await sample.accept(sampleReport());
    const calls: string[] = [];
    const deps = sample.through({
      gate: async ({ method, moment }) => {
        if (moment === 'before') calls.push(method);
        return undefined;
      },
    });
    await project([sampleRef('s1')], deps);
    expect(calls).toEqual(['head', 'states', 'entity', 'head', 'commit']);
  });

  test('has no state before the first projection, and the one it read after it', async () => {
    const sample = createSampleLedger();
    await sample.accept(sampleReport());
    expect(await planOf(sample, 's1')).toMatchObject({
      state: undefined,
      unknown: [{ revision: 1, change: 'created' }],
    });
    await sample.project('s1');
    await sample.accept(sampleReport({ revision: 2 }));
    const plan = await planOf(sample, 's1');
    expect(plan).toMatchObject({ state: { version: 1 }, unknown: [{ revision: 2, change: 'corrected' }] });
    const [commit] = [assembleCommit([plan], EMPTY_HEAD, { nowMs: SAMPLE_NOW_MS, newSalt: () => '0' })];
    expect(commit.states).toMatchObject([{ expectedVersion: 1, state: { version: 2 } }]);
  });

  test('names no record when all of them are known', async () => {
    const sample = createSampleLedger();
    await sample.accept(sampleReport());
    await sample.project('s1');
    expect(await planOf(sample, 's1')).toMatchObject({ unknown: [], events: [] });
  });
});

test('a kind that nobody knows is unprojectable, by its name', () => {
  const ref = { ...sampleRef('s1'), kind: 'rumour' };
  expect(() => foldRows(ref, [])).toThrow(UnprojectableError);
  expect(() => foldRows(ref, [])).toThrow('rumour');
});

test('poison keeps its id until another record arrives', () => {
  const id = poisonId(sampleRef('s1'), ['a', 'b']);
  expect(poisonId(sampleRef('s1'), ['b', 'a'])).toBe(id);
  expect(poisonId(sampleRef('s1'), ['a', 'b', 'c'])).not.toBe(id);
  expect(poisonId(sampleRef('s2'), ['a', 'b'])).not.toBe(id);
});

describe('transactions', () => {
  test('hold as many entities as they may, in their order', async () => {
    const sample = createSampleLedger();
    await sample.accept(sampleReport());
    const plan = await planOf(sample, 's1');
    const plans = Array.from({ length: MAX_COMMIT_ENTITIES + 2 }, () => plan);
    expect(shareTransactions(plans).map(({ length }) => length)).toEqual([MAX_COMMIT_ENTITIES, 2]);
  });

  test('hold no more bytes of rows than they may; one that has more has its own', async () => {
    const sample = createSampleLedger();
    await sample.accept(sampleReport());
    const plan = await planOf(sample, 's1');
    const [view] = plan.views;
    const [row] = view?.next ?? [];
    if (view === undefined || row === undefined) throw new Error('no rows');
    const wide = (bytes: number): EntityPlan => {
      const next = [{ ...row, dimensions: { ...row.dimensions, text: 'x'.repeat(bytes) } }];
      return { ...plan, views: [{ ...view, next }] };
    };
    const deps = { nowMs: SAMPLE_NOW_MS, newSalt: () => '00'.repeat(16) };
    const { item, states } = assembleCommit([wide(1000), wide(9000)], EMPTY_HEAD, deps);
    const bytes = JSON.stringify([item, states]).length;
    expect(bytes).toBeGreaterThan(20_000);
    const fit = Math.floor(MAX_COMMIT_BYTES / (bytes / 2));
    expect(
      shareTransactions(Array.from({ length: fit + 1 }, () => [wide(1000), wide(9000)]).flat())[0]?.length,
    ).toBeLessThanOrEqual(2 * fit);
    const shared = shareTransactions([wide(1), wide(700_000), wide(100_000), wide(100_000), wide(150_000)]);
    expect(shared.map(({ length }) => length)).toEqual([1, 1, 2, 1]);
  });

  test('are never planned for an entity of more bytes of rows than it may have', async () => {
    const sample = createSampleLedger();
    const note = 'x'.repeat(MAX_ENTITY_ROW_BYTES);
    vi.spyOn(kinds.strike, 'project').mockReturnValueOnce([
      { view: 'strikes@3', rows: [{ axis: 'end', day: 'undated', dimensions: { note }, measures: {} }] },
    ]);
    await sample.accept(sampleReport());
    const [result] = await project([sampleRef('s1')], sample.deps);
    expect(result).toMatchObject({ outcome: 'quarantined', error: expect.stringContaining('bytes of rows') });
  });
});
