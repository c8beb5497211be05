import type { ViewId } from '@counterweight/domain/rows';
import { describe, expect, test } from 'vitest';
import { project } from '../project/project.ts';
import { createViewMemory } from '../read/view-memory.ts';
import type { ViewSnapshot } from '../read/view-snapshot.ts';
import { verify } from '../replay/verify.ts';
import type { Gate, PortStep } from '../testing/memory/gate.ts';
import { sampleReport, sampleRetraction } from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger, sampleRef } from '../testing/samples/sample-ledger.ts';
import { rebuild } from './rebuild.ts';

const VIEW: ViewId = 'strikes@2';
const DAY_MS = 86_400_000;
const counts = (launched: number) => ({ strike: { counts: { launched } } });

/** Two entities over three known days. */
async function livedIn() {
  const ledger = createSampleLedger();
  const { accept, deps } = ledger;
  await accept(sampleReport({ local: 's1', ...counts(10) }), sampleReport({ local: 's2', ...counts(5) }));
  await ledger.project('s1', 's2');
  deps.clock.nowMs += DAY_MS;
  await accept(sampleReport({ local: 's1', revision: 2, ...counts(7) }));
  await ledger.project('s1');
  deps.clock.nowMs += DAY_MS;
  await accept(sampleRetraction('s2', 2));
  await ledger.project('s2');
  return ledger;
}

type Ledger = ReturnType<typeof createSampleLedger>;

/** What every known-day version of every cell says, as a reader gets it. */
async function answers({ deps }: Ledger) {
  const reading = await createViewMemory(VIEW, deps).read();
  if (!reading.ok) throw new Error(reading.code);
  return linesOf(reading.snapshot);
}

function linesOf(snapshot: ViewSnapshot): readonly string[] {
  return [...snapshot.cells.values()]
    .flat()
    .map(({ cell, known, seq, groups }) => `${cell.axis} ${cell.day} ${known} ${seq} ${JSON.stringify([...groups])}`)
    .sort();
}

/** Loses half the cells and rows of the view, and all its states. */
function damage({ deps }: Ledger): void {
  const { cells, latestCells, states, rows } = deps.store;
  const half = cells.get(VIEW)?.page(undefined, 1000) ?? [];
  for (const [key] of half.filter((_, index) => index % 2 === 0)) cells.get(VIEW)?.delete(key);
  latestCells.clear();
  states.clear();
  rows.delete(`${VIEW} end`);
}

/** Runs `act` at the n-th step of the rebuild, `kill` ends it there. */
function atStep(n: number, act: (step: PortStep) => Promise<unknown> | 'kill'): Gate {
  let steps = 0;
  return async (step) => {
    steps += 1;
    if (steps !== n) return undefined;
    const acted = act(step);
    if (acted === 'kill') return new Promise(() => {});
    await acted;
    return undefined;
  };
}

/** How many steps an undisturbed rebuild takes. */
async function countSteps(): Promise<number> {
  const ledger = await livedIn();
  let steps = 0;
  const gate: Gate = async () => {
    steps += 1;
    return undefined;
  };
  await rebuild(VIEW, ledger.through({ gate, pageSize: 3 }));
  return steps;
}

describe('a rebuild', () => {
  test('repairs a view, whose answers for every known day are then what they were', async () => {
    const ledger = await livedIn();
    const before = await answers(ledger);
    damage(ledger);
    expect((await verify(ledger.deps)).differences).not.toEqual([]);
    const result = await rebuild(VIEW, ledger.deps);
    expect(result).toMatchObject({ view: VIEW, build: 1, catchUps: 0, cells: 6, rows: 8, states: 2 });
    expect(await verify(ledger.deps)).toMatchObject({ differences: [], unbuilt: [] });
    expect(await answers(ledger)).toEqual(before);
  });

  test('moves HEAD without naming a record, and leaves nothing of what it replaced', async () => {
    const ledger = await livedIn();
    const items = (await ledger.journal()).length;
    const { cleared } = await rebuild(VIEW, ledger.deps);
    expect(cleared).toEqual([{ view: VIEW, build: 0 }]);
    expect((await ledger.journal()).slice(items).every((line) => line.endsWith(': '))).toBe(true);
    expect((await ledger.deps.ledger.head()).builds.strike).toEqual({ [VIEW]: { live: 1, last: 1, unused: [] } });
    const { cells, states, moves } = ledger.deps.store;
    for (const parts of [cells, states, moves]) expect(parts.get(VIEW)?.page(undefined, 10) ?? []).toEqual([]);
  });

  test('is moved by what comes in afterwards, as the first build was', async () => {
    const ledger = await livedIn();
    await rebuild(VIEW, ledger.deps);
    await ledger.accept(sampleReport({ local: 's1', revision: 3, ...counts(1) }), sampleReport({ local: 's3' }));
    expect(await ledger.project('s1', 's3')).toEqual(['desk:s1 projected', 'desk:s3 projected']);
    expect((await verify(ledger.deps)).differences).toEqual([]);
    expect(await rebuild(VIEW, ledger.deps)).toMatchObject({ build: 2 });
    expect((await verify(ledger.deps)).differences).toEqual([]);
  });

  test('of an empty ledger is empty', async () => {
    const { deps } = createSampleLedger();
    expect(await rebuild(VIEW, deps)).toMatchObject({ build: 1, cells: 0, states: 0 });
    expect((await verify(deps)).differences).toEqual([]);
  });

  test('of a view that no code has is refused', async () => {
    await expect(rebuild('rumours@1', createSampleLedger().deps)).rejects.toThrow('no view is called rumours@1');
  });
});

describe('while events come in', () => {
  test('at any moment: the record is in the rebuilt view once', async () => {
    const steps = await countSteps();
    expect(steps).toBeGreaterThan(20);
    for (let moment = 1; moment <= steps; moment += 1) {
      const ledger = await livedIn();
      const gate = atStep(moment, async () => {
        await ledger.accept(sampleReport({ local: 's1', revision: 3, ...counts(1) }), sampleReport({ local: 's3' }));
        await ledger.project('s1', 's3');
      });
      await rebuild(VIEW, ledger.through({ gate, pageSize: 3 }));
      expect(await verify(ledger.deps), `at step ${moment}`).toMatchObject({ differences: [], unbuilt: [] });
    }
  });

  test('a projection that is under way at any moment of it lands in the view that is read', async () => {
    const methods = ['state', 'entity', 'head', 'latestCells', 'commit'];
    for (const [method, nth] of methods.flatMap((each) => [[each, 1] as const, [each, 2] as const])) {
      const ledger = await livedIn();
      await ledger.accept(sampleReport({ local: 's1', revision: 3, ...counts(1) }), sampleReport({ local: 's3' }));
      let seen = 0;
      const gate: Gate = async (step) => {
        if (step.method === method && step.moment === 'before') seen += 1;
        if (step.method === method && step.moment === 'before' && seen === nth) await rebuild(VIEW, ledger.deps);
        return undefined;
      };
      const results = await project([sampleRef('s1'), sampleRef('s3')], ledger.through({ gate }));
      expect(results.map(({ outcome }) => outcome)).toEqual(['projected', 'projected']);
      expect((await verify(ledger.deps)).differences, `before ${method} ${nth}`).toEqual([]);
    }
  });

  test('a reader gets one build or the other at any moment, and never half of one', async () => {
    const steps = await countSteps();
    const whole = await answers(await livedIn());
    for (let moment = 1; moment <= steps; moment += 1) {
      const ledger = await livedIn();
      const told: (readonly string[])[] = [];
      const memory = createViewMemory(VIEW, ledger.deps);
      const read = async () => {
        const reading = await memory.read();
        if (!reading.ok) throw new Error(reading.code);
        told.push(linesOf(reading.snapshot), await answers(ledger));
      };
      await rebuild(VIEW, ledger.through({ gate: atStep(moment, read), pageSize: 3 }));
      await read();
      for (const answer of told) expect(answer, `at step ${moment}`).toEqual(whole);
    }
  });

  test('a reader that a rebuild overtakes between any two of its own steps gets the whole view', async () => {
    const whole = await answers(await livedIn());
    for (let moment = 1; moment <= 20; moment += 1) {
      const ledger = await livedIn();
      const gate = atStep(moment, () => rebuild(VIEW, ledger.deps));
      const reading = await createViewMemory(VIEW, ledger.through({ gate, pageSize: 2 })).read();
      if (!reading.ok) throw new Error(reading.code);
      expect(linesOf(reading.snapshot), `at step ${moment}`).toEqual(whole);
    }
  });

  test('events that come in at every step do not keep it from ending', async () => {
    const ledger = await livedIn();
    let revision = 3;
    let filled = false;
    const gate: Gate = async ({ method, moment }) => {
      filled ||= method === 'fill';
      if (!filled || method !== 'advance' || moment !== 'before' || revision > 10) return undefined;
      await ledger.accept(sampleReport({ local: 's1', revision, ...counts(revision) }));
      revision += 1;
      await ledger.project('s1');
      return undefined;
    };
    expect(await rebuild(VIEW, ledger.through({ gate }))).toMatchObject({ catchUps: 8 });
    expect((await verify(ledger.deps)).differences).toEqual([]);
  });
});

describe('a rebuild that does not end well', () => {
  test('killed at any moment leaves a view that is right, and the next one clears what it left', async () => {
    const steps = await countSteps();
    for (let moment = 1; moment <= steps; moment += 1) {
      const ledger = await livedIn();
      const whole = await answers(ledger);
      void rebuild(VIEW, ledger.through({ gate: atStep(moment, () => 'kill'), pageSize: 3 }));
      await new Promise((resolve) => setImmediate(resolve));
      expect((await verify(ledger.deps)).differences, `killed at step ${moment}`).toEqual([]);
      await ledger.accept(sampleReport({ local: 's3' }));
      await ledger.project('s3');
      await rebuild(VIEW, ledger.deps);
      expect((await verify(ledger.deps)).differences).toEqual([]);
      expect(await answers(ledger)).not.toEqual(whole);
      const { builds } = await ledger.deps.ledger.head();
      expect(builds.strike?.[VIEW]?.unused).toEqual([]);
      const places = [...ledger.deps.store.cells].filter(([, cells]) => cells.page(undefined, 1).length > 0);
      expect(places.map(([place]) => place)).toEqual([`${VIEW}/${builds.strike?.[VIEW]?.live}`]);
    }
  });

  test('with a lost answer to any of its writes goes on to the end', async () => {
    for (const nth of [1, 2, 3]) {
      const ledger = await livedIn();
      let advances = 0;
      const gate: Gate = async ({ method, moment }) => {
        if (method !== 'advance' || moment !== 'after') return undefined;
        advances += 1;
        return advances === nth ? { type: 'throws', message: 'lost' } : undefined;
      };
      await rebuild(VIEW, ledger.through({ gate }));
      expect((await verify(ledger.deps)).differences).toEqual([]);
      expect((await ledger.deps.ledger.head()).builds.strike?.[VIEW]?.unused).toEqual([]);
    }
  });

  test('gives way to one that is begun after it', async () => {
    const ledger = await livedIn();
    let begun = false;
    const gate: Gate = async ({ method }) => {
      if (begun || method !== 'scan') return undefined;
      begun = true;
      await rebuild(VIEW, ledger.deps);
      return undefined;
    };
    await expect(rebuild(VIEW, ledger.through({ gate }))).rejects.toMatchObject({ code: 'superseded' });
    expect((await verify(ledger.deps)).differences).toEqual([]);
    expect((await ledger.deps.ledger.head()).builds.strike?.[VIEW]).toMatchObject({ live: 2 });
  });

  test('does not go live when the ledger itself is at fault', async () => {
    const ledger = await livedIn();
    const [key, item] = ledger.deps.store.journal.page(undefined, 1)[0] ?? [];
    if (key === undefined || item === undefined) throw new Error('no item');
    ledger.deps.store.journal.put(key, { ...item, at: '2020-01-01T00:00:00.000Z' });
    await expect(rebuild(VIEW, ledger.deps)).rejects.toThrow('the ledger itself is at fault: journal 1');
    expect((await ledger.deps.ledger.head()).builds.strike?.[VIEW]).toMatchObject({ live: 0 });
  });
});

describe('a new version of a view', () => {
  /** HEAD as code left it that had another version of the view only. */
  async function upgraded(): Promise<Ledger> {
    const ledger = await livedIn();
    const { store } = ledger.deps;
    for (const part of [store.states, store.cells, store.moves]) part.delete(VIEW);
    store.latestCells.clear();
    for (const name of [...store.rows.keys()]) store.rows.delete(name);
    store.head = { ...store.head, builds: { strike: { 'strikes@0': { live: 0, last: 0, unused: [] } } } };
    return ledger;
  }

  test('is read by nobody before it is built', async () => {
    const { deps } = await upgraded();
    expect(await createViewMemory(VIEW, deps).read()).toEqual({ ok: false, code: 'unbuilt' });
    expect(await verify(deps)).toMatchObject({ differences: [], unbuilt: [VIEW] });
  });

  test('is built while records are made known that no view of theirs has yet, each once', async () => {
    const ledger = await upgraded();
    await ledger.accept(sampleReport({ local: 's3' }), sampleReport({ local: 's1', revision: 3, ...counts(2) }));
    let heads = 0;
    // After the records are read, before HEAD is read for the commit: only the marks can tell.
    const gate: Gate = async ({ method, moment }) => {
      if (method === 'head' && moment === 'before') heads += 1;
      if (method === 'head' && moment === 'before' && heads === 2) await ledger.project('s1', 's3');
      return undefined;
    };
    await project([sampleRef('s1'), sampleRef('s3')], ledger.through({ gate }));
    expect((await ledger.deps.ledger.head()).builds.strike).toEqual({ 'strikes@0': { last: 0, unused: [0] } });
    await rebuild(VIEW, ledger.deps);
    expect(await verify(ledger.deps)).toMatchObject({ differences: [], unbuilt: [] });
    expect((await ledger.deps.ledger.head()).builds.strike).toMatchObject({ 'strikes@0': { unused: [] } });
    await ledger.accept(sampleReport({ local: 's4' }));
    await ledger.project('s4');
    expect((await verify(ledger.deps)).differences).toEqual([]);
  });
});
