import { revisionSchema, seqSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import type { CancellationReason } from '../ports/commit-outcome.ts';
import {
  entityText,
  type Ledger,
  MAX_COMMIT_ENTITIES,
  MAX_PROJECTED_REVISIONS,
  type StateItem,
} from '../ports/ledger.ts';
import { viewsAfterSwitching } from '../ports/live-views.ts';
import type { Gate, PortFault } from '../testing/memory/gate.ts';
import { SAMPLE_NOW_MS, sampleReport, sampleRetraction } from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger, sampleRef } from '../testing/samples/sample-ledger.ts';
import { nextJournalItem } from './journal-item.ts';
import { project } from './project.ts';

const counts = (launched: number) => ({ strike: { counts: { launched } } });
const days = (start: string, end: string) => ({ window: { start, end, zone: 'Europe/Kyiv' } });

/** Runs something once, just before the nth call of a method takes effect. */
function onceBefore(method: string, act: () => Promise<unknown>, nth = 1): Gate {
  let calls = 0;
  return async (step) => {
    if (step.method !== method || step.moment !== 'before') return undefined;
    calls += 1;
    if (calls === nth) await act();
    return undefined;
  };
}

describe('projecting', () => {
  test('makes every record known and moves the rows of the highest revision', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport({ revision: 1, ...counts(10) }), sampleReport({ revision: 2, ...counts(7) }));
    expect(await ledger.project('s1')).toEqual(['desk:s1 projected']);
    expect(await ledger.journal()).toEqual(['1 2024-01-10: desk:s1 1 superseded, desk:s1 2 created']);
    expect(await ledger.launched()).toEqual({ 'end 2024-01-10': 7, 'start 2024-01-09': 7 });
  });

  test('again changes nothing and says so', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport());
    await ledger.project('s1');
    expect(await ledger.project('s1', 's1', 'never-heard-of')).toEqual([
      'desk:s1 unchanged',
      'desk:never-heard-of unchanged',
    ]);
    expect(await ledger.journal()).toHaveLength(1);
  });

  test('a correction, a late lower revision, a retraction and a later report each leave the right sum', async () => {
    const ledger = createSampleLedger();
    const steps = [
      [sampleReport({ revision: 2, ...counts(10) }), 10],
      [sampleReport({ revision: 3, ...counts(4) }), 4],
      [sampleReport({ revision: 1, ...counts(99) }), 4],
      [sampleRetraction('s1', 4), undefined],
      [sampleReport({ revision: 5, ...counts(0) }), 0],
    ] as const;
    for (const [event, sum] of steps) {
      await ledger.accept(event);
      await ledger.project('s1');
      expect((await ledger.launched())['end 2024-01-10']).toBe(sum);
    }
    expect((await ledger.journal()).map((line) => line.split(' ').at(-1))).toEqual([
      ...['created', 'corrected', 'superseded', 'retracted', 'corrected'],
    ]);
  });

  test('a moved date takes the rows from where they were', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport(counts(5)));
    await ledger.project('s1');
    const moved = { ...days('2023-12-01', '2023-12-02'), counts: { launched: 5 } };
    await ledger.accept(sampleReport({ revision: 2, strike: moved }));
    await ledger.project('s1');
    expect(await ledger.launched()).toEqual({ 'end 2023-12-02': 5, 'start 2023-12-01': 5 });
  });

  test('entities share one transaction, and their rows add up', async () => {
    const ledger = createSampleLedger();
    const locals = ['s1', 's2', 's3'];
    await ledger.accept(...locals.map((local, index) => sampleReport({ local, ...counts(10 ** index) })));
    await ledger.project(...locals);
    expect(await ledger.journal()).toHaveLength(1);
    expect((await ledger.launched())['end 2024-01-10']).toBe(111);
  });

  test('more than a transaction holds goes in several', async () => {
    const ledger = createSampleLedger();
    const locals = Array.from({ length: MAX_COMMIT_ENTITIES + 1 }, (_, index) => `s${index}`);
    await ledger.accept(...locals.map((local) => sampleReport({ local, ...counts(1) })));
    const results = await ledger.project(...locals);
    expect(results.every((line) => line.endsWith(' projected'))).toBe(true);
    expect(await ledger.journal()).toHaveLength(2);
    expect((await ledger.launched())['end 2024-01-10']).toBe(MAX_COMMIT_ENTITIES + 1);
  });
});

describe('races', () => {
  test('another projector of the same entity in between: the version check stops the stale plan', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport(counts(10)));
    const gate = onceBefore('head', () => ledger.project('s1'), 2);
    const results = await project([sampleRef('s1')], ledger.through({ gate }));
    expect(results).toEqual([{ ...sampleRef('s1'), outcome: 'unchanged' }]);
    expect(await ledger.journal()).toHaveLength(1);
    expect((await ledger.launched())['end 2024-01-10']).toBe(10);
  });

  test('HEAD moving between its reading and the commit: the same entities go again, together', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(...['s1', 's2', 's3'].map((local) => sampleReport({ local, ...counts(1) })));
    const gate = onceBefore('commit', () => ledger.project('s3'));
    const results = await project(['s1', 's2'].map(sampleRef), ledger.through({ gate }));
    expect(results).toMatchObject([{ outcome: 'projected' }, { outcome: 'projected' }]);
    expect(await ledger.journal()).toEqual([
      '1 2024-01-10: desk:s3 1 created',
      '2 2024-01-10: desk:s1 1 created, desk:s2 1 created',
    ]);
    expect((await ledger.launched())['end 2024-01-10']).toBe(3);
  });

  test('a record accepted between the reading of state and records is in the fold', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport(counts(10)));
    const gate = onceBefore('entity', () => ledger.accept(sampleReport({ revision: 2, ...counts(3) })));
    await project([sampleRef('s1')], ledger.through({ gate }));
    expect((await ledger.launched())['end 2024-01-10']).toBe(3);
  });
});

describe('when something goes wrong', () => {
  const cancels = (...codes: readonly CancellationReason['code'][]): PortFault => ({
    type: 'cancels',
    reasons: codes.map((code) => ({ item: { type: 'state', key: 'strike desk:s1' }, code })),
  });
  const onCommitOf = (local: string, fault: PortFault): Gate => {
    return async ({ method, moment, args }) =>
      method === 'commit' && moment === 'before' && JSON.stringify(args).includes(`"desk:${local}"`)
        ? fault
        : undefined;
  };

  test('poison in a shared transaction is quarantined while the others land', async () => {
    const ledger = createSampleLedger();
    const locals = ['s1', 's2', 's3', 's4', 's5'];
    await ledger.accept(...locals.map((local) => sampleReport({ local, ...counts(1) })));
    const deps = ledger.through({ gate: onCommitOf('s4', cancels('invalid')) });
    const results = await project(locals.map(sampleRef), deps);
    const outcomes = Object.fromEntries(results.map(({ entity, outcome }) => [entity, outcome]));
    expect(outcomes).toEqual({
      ...{ 'desk:s1': 'projected', 'desk:s2': 'projected', 'desk:s3': 'projected' },
      ...{ 'desk:s4': 'quarantined', 'desk:s5': 'projected' },
    });
    expect((await ledger.launched())['end 2024-01-10']).toBe(4);
    const [item] = (await ledger.deps.quarantine.list({}, undefined, 10)).items;
    expect(item).toMatchObject({ stage: 'projector', code: 'unprojectable', source: 'desk', eventId: 's4-1' });
  });

  test('poison is one quarantine item however often it comes, and lands once it can', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport());
    const poisoned = ledger.through({ gate: onCommitOf('s1', cancels('invalid')) });
    await project([sampleRef('s1')], poisoned);
    await project([sampleRef('s1')], poisoned);
    expect((await ledger.deps.quarantine.list({}, undefined, 10)).items).toHaveLength(1);
    expect(await ledger.project('s1')).toEqual(['desk:s1 projected']);
  });

  test.each([
    ['conflict', ['conflict']],
    ['throttled', ['throttled']],
    ['invalid beside a condition', ['invalid', 'condition_failed']],
    ['invalid beside a conflict', ['invalid', 'conflict']],
  ] as const)('%s is tried again with waits between, then fails and is not quarantined', async (_, codes) => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport());
    const deps = ledger.through({ gate: onCommitOf('s1', cancels(...codes)) });
    expect(await project([sampleRef('s1')], deps)).toMatchObject([{ outcome: 'failed' }]);
    expect(ledger.deps.clock.waited).toBe(7);
    expect((await ledger.deps.quarantine.list({}, undefined, 10)).items).toEqual([]);
    expect(await ledger.project('s1')).toEqual(['desk:s1 projected']);
  });

  test('a lost response to the commit is found out, not repeated', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport(counts(10)));
    let lost = false;
    const gate: Gate = async ({ method, moment }) => {
      if (lost || method !== 'commit' || moment !== 'after') return undefined;
      lost = true;
      return { type: 'throws', message: 'lost' };
    };
    expect(await project([sampleRef('s1')], ledger.through({ gate }))).toMatchObject([{ outcome: 'unchanged' }]);
    expect((await ledger.launched())['end 2024-01-10']).toBe(10);
  });

  test('one entity that cannot be read fails alone', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport({ local: 's1' }), sampleReport({ local: 's2' }));
    const gate: Gate = async ({ method, args }) =>
      method === 'entity' && JSON.stringify(args).includes('desk:s1') ? { type: 'throws', message: 'no' } : undefined;
    const results = await project(['s1', 's2'].map(sampleRef), ledger.through({ gate }));
    expect(results.map(({ entity, outcome }) => `${entity} ${outcome}`)).toEqual([
      ...['desk:s1 failed', 'desk:s2 projected'],
    ]);
  });

  test('a recorded fact that its fold cannot read waits in quarantine and blocks nobody', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport({ local: 's1' }), sampleReport({ local: 's2' }));
    const [good] = await ledger.deps.ledger.entity(sampleRef('s1'));
    if (good === undefined) throw new Error('not there');
    const broken = {
      ...good,
      entity: sampleRef('broken').entity,
      payload: { kept: true as const, data: 7, salt: '5a' },
    };
    await ledger.deps.ledger.putRecord(broken);
    expect(await ledger.project('s1', 'broken', 's2')).toEqual([
      ...['desk:broken quarantined', 'desk:s1 projected', 'desk:s2 projected'],
    ]);
  });
});

describe('heavy entities', () => {
  test('come last and alone, so that they keep nobody waiting', async () => {
    const ledger = createSampleLedger();
    const revisions = Array.from({ length: 201 }, (_, index) => sampleReport({ local: 'long', revision: index + 1 }));
    await ledger.accept(...revisions, sampleReport({ local: 's1' }), sampleReport({ local: 's2' }));
    await ledger.project('long', 's1', 's2');
    const [light, heavy] = await ledger.journal();
    expect(light).toBe('1 2024-01-10: desk:s1 1 created, desk:s2 1 created');
    expect(heavy?.match(/desk:long/g)).toHaveLength(201);
  });

  test('of payloads that stand apart only those of the highest revisions are read', async () => {
    const ledger = createSampleLedger();
    const sources = [{ publisher: 'A newspaper', title: 'A report', quote: 'x'.repeat(1500) }];
    const large = (revision: number) => {
      const report = sampleReport({ revision, ...counts(revision) });
      return { ...report, data: { ...report.data, sources: Array(4).fill(sources[0]) } };
    };
    await ledger.accept(large(1), large(2), large(3));
    const read: unknown[] = [];
    const gate: Gate = async ({ method, moment, args }) => {
      if (method === 'records' && moment === 'before') read.push(...args);
      return undefined;
    };
    await project([sampleRef('s1')], ledger.through({ gate }));
    expect(read).toMatchObject([[{ revision: 3 }]]);
    expect((await ledger.launched())['end 2024-01-10']).toBe(3);
  });

  test('with more revisions than there may be wait in quarantine, which says how many', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport(), sampleReport({ local: 's2' }));
    const [one] = await ledger.deps.ledger.entity(sampleRef('s1'));
    if (one === undefined || one.payload.kept === 'apart') throw new Error('not there');
    for (let revision = 2; revision <= MAX_PROJECTED_REVISIONS + 1; revision += 1) {
      await ledger.deps.ledger.putRecord({ ...one, payload: one.payload, revision: revisionSchema.parse(revision) });
    }
    expect(await ledger.project('s1', 's2')).toEqual(['desk:s2 projected', 'desk:s1 quarantined']);
    const [item] = (await ledger.deps.quarantine.list({}, undefined, 10)).items;
    expect(item?.reason).toContain(`at most ${MAX_PROJECTED_REVISIONS}`);
  });
});

describe('the rows of a journal item', () => {
  test('are those that came and went; rows that stay keep their place and are not named again', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport(counts(5)));
    await ledger.project('s1');
    const moved = { ...days('2024-01-09', '2024-01-11'), counts: { launched: 5, destroyed: 8 } };
    await ledger.accept(sampleReport({ revision: 2, strike: moved }));
    await ledger.project('s1');
    const before = (await ledger.deps.ledger.journal(seqSchema.parse(0), 1))[0]?.entities[0]?.content?.rows;
    const state = (await ledger.deps.ledger.states([sampleRef('s1')])).get('strike desk:s1');
    const standing = state?.rows['strikes@3/0'] ?? [];
    expect(before).toMatchObject({ type: 'moved', gone: {} });
    expect(standing.map(({ from }) => from)).toContain(2);
    for (const item of await ledger.deps.ledger.journal(seqSchema.parse(1), 1)) {
      const rows = item.entities[0]?.content?.rows;
      if (rows?.type !== 'moved') throw new Error('moved nothing');
      const came = standing.filter(({ from }) => from === 2);
      expect(rows.came['strikes@3/0']).toEqual(came.toSorted((a, b) => a.ordinal - b.ordinal).map(({ row }) => row));
    }
  });

  test('a record that changes none is named all the same, and its entity has no part', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport({ revision: 2 }));
    await ledger.project('s1');
    await ledger.accept(sampleReport({ revision: 1, ...counts(99) }));
    await ledger.project('s1');
    const [item] = await ledger.deps.ledger.journal(seqSchema.parse(1), 1);
    expect(item).toMatchObject({ records: [{ revision: 1, change: 'superseded' }], entities: [] });
  });

  test('each entity’s part has a salt of its own', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport({ local: 's1' }), sampleReport({ local: 's2' }));
    await ledger.project('s1', 's2');
    const [item] = await ledger.deps.ledger.journal(seqSchema.parse(0), 1);
    expect(new Set(item?.entities.map(({ content }) => content?.salt)).size).toBe(2);
  });
});

describe('a view that was switched', () => {
  const switchStrikes = async (ledger: Ledger) => {
    const head = await ledger.head();
    const item = nextJournalItem(head, SAMPLE_NOW_MS);
    const views = viewsAfterSwitching('strikes@3', item.seq, head.views);
    expect(await ledger.commit({ head, item, views, states: [] })).toEqual({ committed: true });
  };

  test('after an entity’s last projection: rows that stay are those of its history', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport(counts(10)));
    await ledger.project('s1');
    const before = (await ledger.deps.ledger.states([sampleRef('s1')])).get('strike desk:s1');
    await switchStrikes(ledger.deps.ledger);
    await ledger.accept(sampleReport({ revision: 2, ...counts(10) }));
    await ledger.project('s1');
    const after = (await ledger.deps.ledger.states([sampleRef('s1')])).get('strike desk:s1');
    expect(Object.keys(after?.rows ?? {})).not.toContain('strikes@3/0');
    const kept = after?.rows['strikes@3/2']?.filter(({ from }) => from === 1) ?? [];
    expect(before?.rows['strikes@3/0']).toEqual(expect.arrayContaining(kept));
    expect(kept.length).toBeGreaterThan(0);
  });

  test('between reading and commit: the entity is planned anew, for where the view now stands', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport(counts(10)));
    const gate = onceBefore('head', () => switchStrikes(ledger.deps.ledger), 2);
    expect(await project([sampleRef('s1')], ledger.through({ gate }))).toMatchObject([{ outcome: 'projected' }]);
    const state = (await ledger.deps.ledger.states([sampleRef('s1')])).get('strike desk:s1');
    expect(Object.keys(state?.rows ?? {})).toContain('strikes@3/1');
  });
});

test('records read before a redaction that the state has are not folded: the entity comes again', async () => {
  const ledger = createSampleLedger();
  await ledger.accept(sampleReport(), sampleReport({ revision: 2 }));
  const { deps } = ledger;
  const state: StateItem = {
    ...sampleRef('s1'),
    version: 1,
    known: {},
    redacted: 1,
    rows: {},
    seq: seqSchema.parse(1),
  };
  const torn = { ...deps.ledger, states: async () => new Map([[entityText(state), state]]) };
  expect(await project([sampleRef('s1')], { ...deps, ledger: torn })).toMatchObject([
    { outcome: 'failed', error: expect.stringContaining('before a redaction') },
  ]);
  expect(await ledger.journal()).toEqual([]);
});
