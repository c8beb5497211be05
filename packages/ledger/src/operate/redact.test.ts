import type { RecordName } from '@counterweight/contracts/events';
import { countIn } from '@counterweight/domain/rows';
import { recordIdSchema, revisionSchema, seqSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import { compact } from '../compact/compact.ts';
import { ingest } from '../ingest/ingest.ts';
import { type LedgerRecord, recordNameText } from '../ports/ledger.ts';
import { project } from '../project/project.ts';
import { createLedgerMemory } from '../read/ledger-memory.ts';
import { verify } from '../replay/verify.ts';
import type { Gate } from '../testing/memory/gate.ts';
import { recordKey } from '../testing/memory/memory-store.ts';
import { type SampleEvent, sampleDelivery, sampleReport } from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger, sampleEntity } from '../testing/samples/sample-ledger.ts';
import { rebuild } from './rebuild.ts';
import { type RedactionOrder, redact } from './redact.ts';

const MARKER = 'a-name-that-must-go';
const LAUNCHED = 7391;

const order: RedactionOrder = {
  entity: sampleEntity('s1'),
  record: recordIdSchema.parse('report'),
  revision: revisionSchema.parse(1),
  reason: 'names a person',
  answer: 451,
};

const ref = { kind: 'strike', entity: order.entity };

/** Of records those named. */
function only(records: ReadonlyMap<string, LedgerRecord>, names: readonly RecordName[]) {
  const wanted = new Set(names.map(recordNameText));
  return new Map([...records].filter(([text]) => wanted.has(text)));
}

/** A report whose sources and weapon hold the marker, and whose count no other has. */
function marked(revision = 1): SampleEvent {
  const report = sampleReport({
    revision,
    strike: { weapons: [{ name: MARKER }], counts: { launched: LAUNCHED } },
  });
  return { ...report, data: { ...report.data, sources: [{ publisher: MARKER, title: MARKER, quote: MARKER }] } };
}

/** The report known on one day, others beside it, and a later revision without the marker on another. */
async function livedIn() {
  const ledger = createSampleLedger();
  const { accept, deps } = ledger;
  await accept(marked(), sampleReport({ local: 's2' }));
  await ledger.project('s1', 's2');
  deps.clock.nowMs += 86_400_000;
  await accept(sampleReport({ revision: 2 }));
  await ledger.project('s1');
  return ledger;
}

/** How often the marker, and the number that nothing else has, stand anywhere in the store. */
function tracesIn({ deps }: ReturnType<typeof createSampleLedger>): number {
  const text = JSON.stringify(deps.store, (_, value: unknown) => {
    if (value instanceof Map) return [...value];
    if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1');
    return typeof value === 'object' && value !== null && 'page' in value && typeof value.page === 'function'
      ? value.page(undefined, 100_000)
      : value;
  });
  return text.split(MARKER).length + text.split(`"launched":${LAUNCHED}`).length - 2;
}

async function snapshot({ deps }: ReturnType<typeof createSampleLedger>): Promise<void> {
  await compact({ ...deps, memory: createLedgerMemory(deps) });
}

/** `seq: launched` of the rows that stand at each position. */
async function launchedAt({ deps }: ReturnType<typeof createSampleLedger>): Promise<readonly string[]> {
  const memory = createLedgerMemory(deps);
  const reading = await memory.read();
  if (!reading.ok) throw new Error(reading.code);
  return Array.from({ length: reading.at.seq }, (_, index) => {
    const rows = [...reading.at.at(seqSchema.parse(index + 1)).rows('strikes@3')];
    const onEnd = rows.filter(({ axis }) => axis === 'end');
    return `${index + 1}: ${onEnd.reduce((sum, { measures }) => sum + countIn(measures, 'launched'), 0)}`;
  });
}

describe('a redaction', () => {
  test('leaves nothing of the payload anywhere: not in the ledger, its journal, its states or a snapshot', async () => {
    const ledger = await livedIn();
    await snapshot(ledger);
    expect(tracesIn(ledger)).toBeGreaterThan(8);
    const result = await redact(order, ledger.deps);
    expect(result).toMatchObject({ outcome: 'redacted', erased: [1, 2], snapshots: 'compacted', kept: [2] });
    expect(tracesIn(ledger)).toBe(0);
    expect(await launchedAt(ledger)).toEqual(['1: 10', '2: 20', '3: 20']);
    expect((await verify(ledger.deps)).differences).toEqual([]);
  });

  test('leaves hash, place in the order and reason, and says in the journal that it was made', async () => {
    const ledger = await livedIn();
    const before = await ledger.deps.ledger.entity({ kind: 'strike', entity: order.entity });
    await redact(order, ledger.deps);
    const [first, second] = await ledger.deps.ledger.entity({ kind: 'strike', entity: order.entity });
    expect(first).toEqual({ ...before[0], payload: { kept: false, reason: 'names a person', answer: 451 } });
    expect(second).toEqual(before[1]);
    expect(await ledger.journal()).toContain('3 2024-01-11: desk:s1 1 redacted');
  });

  test('of the only revision takes the salvo out of every sum, of every known day', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(marked(), sampleReport({ local: 's2' }));
    await ledger.project('s1', 's2');
    expect(await redact(order, ledger.deps)).toMatchObject({ kept: [] });
    expect(await launchedAt(ledger)).toEqual(['1: 10', '2: 10']);
  });

  test('is not undone by the event coming again, under its own id or another', async () => {
    const ledger = await livedIn();
    await redact(order, ledger.deps);
    const again = [sampleDelivery(marked(), { busId: 'again' }), sampleDelivery({ ...marked(), id: 'other' })];
    const results = await ingest(again, ledger.deps);
    expect(results.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['accepted', undefined],
      ['conflict', 'redacted'],
    ]);
    const [, refused] = results;
    expect(await ledger.deps.quarantine.get(refused?.busId ?? '')).toMatchObject({
      ...{ redacted: 'names a person', raw: { text: '', sha256: '' } },
      faults: [{ field: 'data.revision', message: expect.stringContaining('send a higher revision') }],
    });
    expect(tracesIn(ledger)).toBe(0);
  });

  test('of a record that is not yet projected is in no view when it is', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(marked());
    await redact(order, ledger.deps);
    expect(await ledger.project('s1')).toEqual(['desk:s1 projected']);
    expect(tracesIn(ledger)).toBe(0);
    expect((await verify(ledger.deps)).differences).toEqual([]);
  });

  test('of a record that is not there, or of two kinds, changes nothing', async () => {
    const ledger = await livedIn();
    const moved = (await ledger.journal()).length;
    expect(await redact({ ...order, revision: revisionSchema.parse(9) }, ledger.deps)).toEqual({ outcome: 'unknown' });
    expect(await redact({ ...order, kind: 'pledge' }, ledger.deps)).toEqual({ outcome: 'unknown' });
    expect(await ledger.journal()).toHaveLength(moved);
  });
});

describe('copies in quarantine', () => {
  const refused = async (event: SampleEvent, change: Parameters<typeof sampleDelivery>[1]) => {
    const ledger = await livedIn();
    const [result] = await ingest([sampleDelivery(event, { busId: 'copy', ...change })], ledger.deps);
    expect(result?.outcome).toMatch(/quarantined|conflict/);
    return ledger;
  };
  const conflicting = { ...sampleReport(), id: 'other' };
  conflicting.data = { ...conflicting.data, sources: marked().data.sources };
  const stranger = { envelope: { account: '222222222222' } };

  test.each([
    ['of the same event, from somebody who may not send it', marked(), stranger],
    ['of the same content under another id', { ...marked(), id: 'other' }, stranger],
    ['that conflict with it', conflicting, {}],
    ['that no contract can read', { ...marked(), id: 'other', type: 'counterweight.strike.told.v1' }, {}],
    ['that is broken', { ...marked(), id: 'other', data: { ...marked().data, revision: 'x' } }, {}],
  ])('%s are emptied, and say why', async (_, event, change) => {
    const ledger = await refused(event, change);
    const before = await ledger.deps.quarantine.get('copy');
    expect(await redact(order, ledger.deps)).toMatchObject({ copies: ['copy'] });
    expect(tracesIn(ledger)).toBe(0);
    const raw = { ...before?.raw, text: '', sha256: '' };
    expect(await ledger.deps.quarantine.get('copy')).toMatchObject({
      ...{ code: before?.code, sender: before?.sender, at: before?.at, raw, faults: [] },
      redacted: 'names a person',
    });
  });

  test('that were cut are emptied where they name the entity', async () => {
    const long = marked();
    const data = { ...long.data, sources: [{ publisher: 'P', title: 'x'.repeat(70_000) }] };
    const ledger = await refused({ ...long, id: 'other', data }, stranger);
    expect((await ledger.deps.quarantine.get('copy'))?.raw.truncated).toBe(true);
    expect(await redact(order, ledger.deps)).toMatchObject({ copies: ['copy'] });
  });

  test('of other records keep what they hold', async () => {
    for (const other of [sampleReport({ local: 's9' }), sampleReport({ revision: 9 })]) {
      const ledger = await refused(other, stranger);
      expect(await redact(order, ledger.deps)).toMatchObject({ copies: [] });
      expect((await ledger.deps.quarantine.get('copy'))?.raw.text).toContain(other.id);
    }
  });
});

describe('whatever happens meanwhile', () => {
  test('killed at any step it is done by doing it again, with the reason that was first', async () => {
    for (let moment = 1; moment < 200; moment += 1) {
      const ledger = await livedIn();
      await ingest(
        [sampleDelivery({ ...marked(), id: 'other' }, { envelope: { account: '222222222222' } })],
        ledger.deps,
      );
      let steps = 0;
      const gate: Gate = async () => {
        steps += 1;
        return steps === moment ? new Promise(() => {}) : undefined;
      };
      let done = false;
      void redact(order, ledger.through({ gate, pageSize: 3 })).then(() => {
        done = true;
      });
      await new Promise((resolve) => setImmediate(resolve));
      if (done) return;
      const again = await redact({ ...order, reason: 'another' }, ledger.deps);
      expect(again).toMatchObject(again.outcome === 'repeated' ? { reason: 'names a person' } : { reason: 'another' });
      expect(tracesIn(ledger), `killed at step ${moment}`).toBe(0);
      expect((await verify(ledger.deps)).differences).toEqual([]);
    }
    throw new Error('it never ended');
  });

  test('a projection that read the payload at any moment of it leaves none of it', async () => {
    for (let moment = 1; moment <= 14; moment += 1) {
      const ledger = createSampleLedger();
      await ledger.accept(marked());
      let steps = 0;
      const gate: Gate = async () => {
        steps += 1;
        if (steps === moment) await redact(order, ledger.deps);
        return undefined;
      };
      await project([{ kind: 'strike', entity: order.entity }], ledger.through({ gate }));
      await redact(order, ledger.deps);
      expect(tracesIn(ledger), `at step ${moment}`).toBe(0);
      expect((await verify(ledger.deps)).differences).toEqual([]);
    }
  });

  test('a projection to which the record is still visible, and the state no more, leaves none of it', async () => {
    const ledger = await livedIn();
    const { ledger: port } = ledger.deps;
    const before = await port.records(await port.entity({ kind: 'strike', entity: order.entity }));
    const entries = await port.entity({ kind: 'strike', entity: order.entity });
    await redact(order, ledger.deps);
    await ledger.accept(sampleReport({ local: 's1', revision: 3 }));
    const [, , added] = await port.entity({ kind: 'strike', entity: order.entity });
    if (added === undefined) throw new Error('not accepted');
    const torn = { ...port, entity: async () => [...entries, added], records: async () => before };
    await project([{ kind: 'strike', entity: order.entity }], { ...ledger.deps, ledger: torn });
    expect(tracesIn(ledger)).toBe(0);
    await ledger.project('s1');
    expect((await verify(ledger.deps)).differences).toEqual([]);
  });

  test('another one that the state has and a record not yet does not come back', async () => {
    const ledger = await livedIn();
    const { ledger: port } = ledger.deps;
    const entries = await port.entity(ref);
    const before = await port.records(entries);
    await redact(order, ledger.deps);
    let old = true;
    const torn = {
      ...port,
      entity: async () => (old ? entries : await port.entity(ref)),
      records: async (names: readonly RecordName[]) => (old ? only(before, names) : await port.records(names)),
    };
    const backOff = async () => {
      old = false;
    };
    const clock = { now: ledger.deps.clock.now, backOff };
    await redact({ ...order, revision: revisionSchema.parse(2) }, { ...ledger.deps, clock, ledger: torn });
    expect(tracesIn(ledger)).toBe(0);
    expect((await verify(ledger.deps)).differences).toEqual([]);
  });

  test('one that its record shows and the journal not yet is waited for', async () => {
    const ledger = await livedIn();
    const { ledger: port } = ledger.deps;
    const before = await port.head();
    await redact(order, { ...ledger.deps, ledger: { ...port, eraseRows: async () => undefined } });
    expect(tracesIn(ledger)).toBeGreaterThan(0);
    let reads = 0;
    const head = async () => {
      reads += 1;
      return reads === 1 ? before : await port.head();
    };
    expect(await redact(order, { ...ledger.deps, ledger: { ...port, head } })).toMatchObject({
      outcome: 'repeated',
      erased: [1, 2],
    });
    expect(tracesIn(ledger)).toBe(0);
  });

  test('at any moment of a rebuild, the rows made anew are without the payload', async () => {
    for (let moment = 1; moment < 200; moment += 1) {
      const ledger = await livedIn();
      let steps = 0;
      const gate: Gate = async () => {
        steps += 1;
        if (steps === moment) await redact(order, ledger.deps);
        return undefined;
      };
      await rebuild('strikes@3', ledger.through({ gate, pageSize: 1 }));
      if (steps < moment) return;
      await redact(order, ledger.deps);
      expect(tracesIn(ledger), `at step ${moment}`).toBe(0);
      expect((await verify(ledger.deps)).differences).toEqual([]);
      expect((await launchedAt(ledger)).slice(0, 2)).toEqual(['1: 10', '2: 20']);
    }
    throw new Error('it never ended');
  });
});

describe('a payload that a killed redelivery left behind', () => {
  test('is a difference, and goes when the redaction is done again', async () => {
    const ledger = await livedIn();
    await redact(order, ledger.deps);
    const { kind, entity, record, revision, hash } = await recordIn(ledger);
    const name = { kind, entity, record, revision };
    ledger.deps.store.strayPayloads.put(`${recordKey(name)}#${hash}`, { ...name, hash });
    expect((await verify(ledger.deps)).differences).toEqual([
      {
        where: 'payload',
        key: `${recordNameText(name)} ${hash}`,
        expected: undefined,
        actual: 'it stands apart, and was redacted',
      },
    ]);
    expect(await redact(order, ledger.deps)).toMatchObject({ outcome: 'repeated' });
    expect((await verify(ledger.deps)).differences).toEqual([]);
  });

  test('of a record that is there by now is none', async () => {
    const ledger = await livedIn();
    const { kind, entity, record, revision, hash } = await recordIn(ledger);
    ledger.deps.store.strayPayloads.put('a', { kind, entity, record, revision, hash });
    expect((await verify(ledger.deps)).differences).toEqual([]);
  });
});

test('what can never be stored is refused at once with its reason, and takes nothing', async () => {
  const ledger = await livedIn();
  let commits = 0;
  const gate: Gate = async ({ method, moment }) => {
    if (method !== 'commit' || moment !== 'before') return undefined;
    commits += 1;
    return { type: 'cancels', reasons: [{ item: { type: 'transaction' }, code: 'invalid', message: '130 items' }] };
  };
  expect(await redact(order, { ...ledger.deps, ...ledger.through({ gate }) })).toEqual({
    outcome: 'unstorable',
    reason: '130 items',
  });
  expect(commits).toBe(1);
  expect((await verify(ledger.deps)).differences).toEqual([]);
});

async function recordIn({ deps }: ReturnType<typeof createSampleLedger>) {
  const [record] = (await deps.ledger.records([{ ...order, kind: 'strike' }])).values();
  if (record === undefined) throw new Error('there is no such record');
  return record;
}
