import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { compact } from '../compact/compact.ts';
import type { EntityRef, HistoricRow, RowPointer } from '../ports/ledger.ts';
import { entityChange } from '../project/journal-item.ts';
import { createSampleJournal, sampleNaming, sampleRow, seqOf, strike } from '../testing/samples/sample-journal.ts';
import { createSampleObjects } from '../testing/samples/sample-objects.ts';
import { createLedgerMemory } from './ledger-memory.ts';

const VIEW = 'strikes@3';
const PLACE = 'strikes@3/0';
const locals = ['a', 'b', 'c'] as const;

const local = fc.constantFrom(...locals);
const steps = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        type: fc.constant('revise' as const),
        local,
        keep: fc.nat(3),
        come: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant('redact' as const), local, at: fc.nat(9), eraseLater: fc.boolean() }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ type: fc.constantFrom('compact' as const, 'erase' as const, 'read' as const) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constantFrom('lose' as const, 'spoil' as const), index: fc.nat(20) }),
    },
  ),
  { maxLength: 30 },
);

/** Every row of each entity over time, told and redacted step by step. */
function createTelling() {
  const journal = createSampleJournal();
  const history = new Map<string, HistoricRow[]>();
  const unerased: (() => void)[] = [];
  const eraseNow = () => {
    for (const erase of unerased.splice(0)) erase();
  };
  const rowsOf = (of: string) => history.get(of) ?? [];
  const append = (ref: EntityRef, change: Parameters<typeof entityChange>[1], redacted: boolean) => {
    const naming = sampleNaming(ref, journal.items.length + 1, redacted ? { change: 'redacted' } : {});
    journal.append('2026-03-10', { records: [naming], entities: [entityChange(ref, change, 'salt')] });
  };
  return {
    journal,
    history,
    eraseNow,
    revise(of: string, keep: number, come: readonly number[]): void {
      const seq = seqOf(journal.items.length + 1);
      const leaving = rowsOf(of)
        .filter(({ to }) => to === undefined)
        .slice(keep);
      const came = come.map((launched) => sampleRow('2024-01-01', launched));
      const left = rowsOf(of).map((row) => (leaving.includes(row) ? { ...row, to: seq } : row));
      history.set(of, [...left, ...came.map((row, ordinal) => ({ from: seq, ordinal, row, to: undefined }))]);
      const gone: RowPointer[] = leaving.map(({ from, ordinal }) => ({ from, ordinal }));
      append(strike(of), { type: 'moved', came: { [PLACE]: came }, gone: { [PLACE]: gone } }, false);
    },
    redact(of: string, at: number, eraseLater: boolean): void {
      const before = journal.items.filter(({ entities }) => entities.some(({ entity }) => entity === `desk:${of}`));
      history.set(
        of,
        rowsOf(of).filter(({ from }) => from !== at),
      );
      append(strike(of), { type: 'replaced', rows: { [PLACE]: rowsOf(of) } }, true);
      for (const { seq } of before) unerased.push(() => journal.erase(seq, strike(of)));
      if (!eraseLater) eraseNow();
    },
  };
}

const clock = { now: () => 0, backOff: async () => {} };

property.prop([steps], { numRuns: 300 })(
  'whatever is revised, redacted, erased, compacted, lost or spoilt, old followers and new ones read the same at every position',
  async (taken) => {
    const telling = createTelling();
    const { objects, held } = createSampleObjects();
    const deps = { ledger: telling.journal.ledger, objects, clock };
    const old = createLedgerMemory(deps);
    const memory = createLedgerMemory(deps);
    for (const step of taken) {
      const key = 'index' in step ? [...held.keys()][step.index] : undefined;
      if (step.type === 'revise') telling.revise(step.local, step.keep, step.come);
      if (step.type === 'redact') telling.redact(step.local, step.at, step.eraseLater);
      if (step.type === 'erase') telling.eraseNow();
      if (step.type === 'read') await old.read();
      if (step.type === 'compact') await compact({ ...deps, memory });
      if (step.type === 'lose' && key !== undefined) held.delete(key);
      if (step.type === 'spoil' && key !== undefined) held.set(key, new Uint8Array([1]));
    }
    for (const follower of [old, memory, createLedgerMemory(deps)]) {
      const reading = await follower.read();
      if (!reading.ok) throw new Error(reading.code);
      for (let seq = 0; seq <= reading.at.seq; seq += 1) {
        const rows = [...reading.at.at(seqOf(seq)).rows(VIEW)];
        const told = [...telling.history].flatMap(([of, entries]) =>
          entries
            .filter(({ from, to }) => from <= seq && (to === undefined || seq < to))
            .map(({ from, row }) => `desk:${of} ${from} ${row.measures.launched}`),
        );
        expect(rows.map(({ entity, from, measures }) => `${entity} ${from} ${measures.launched}`).sort()).toEqual(
          told.sort(),
        );
      }
    }
  },
);
