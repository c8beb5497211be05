import { describe, expect, test } from 'vitest';
import type { Ledger } from '../ports/ledger.ts';
import { verify } from '../replay/verify.ts';
import type { Gate } from '../testing/memory/gate.ts';
import { sampleReport } from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger, sampleRef } from '../testing/samples/sample-ledger.ts';
import { project } from './project.ts';

const counts = (launched: number) => ({ strike: { counts: { launched } } });

/** Two entities that share a day: revision 1 of both is known, revision 2 of both waits. */
async function waitingLedger() {
  const sample = createSampleLedger();
  const report = (revision: number) =>
    ['s1', 's2'].map((local) => sampleReport({ local, revision, ...counts(10 * revision) }));
  await sample.accept(...report(1));
  await sample.project('s1', 's2');
  await sample.accept(...report(2));
  return sample;
}

type Sample = Awaited<ReturnType<typeof waitingLedger>>;

async function expectWhole(sample: Sample, launched: number): Promise<void> {
  await sample.project('s1', 's2');
  expect((await sample.launched())['end 2024-01-10']).toBe(launched);
  expect((await verify(sample.deps)).differences).toEqual([]);
}

/** Acts once, just before a step of a projector. */
function actAt(step: number, act: () => Promise<unknown>): { readonly gate: Gate; steps(): number } {
  let steps = 0;
  const gate: Gate = async () => {
    steps += 1;
    if (steps === step) await act();
    return undefined;
  };
  return { gate, steps: () => steps };
}

describe('whatever happens at any step of a projector', () => {
  const acts: Readonly<
    Record<string, { readonly act: (sample: Sample) => Promise<unknown>; readonly launched: number }>
  > = {
    'another projects the same entities': { act: (sample) => sample.project('s1', 's2'), launched: 40 },
    'another projects one of them': { act: (sample) => sample.project('s2'), launched: 40 },
    'a higher revision comes': {
      act: (sample) => sample.accept(sampleReport({ revision: 3, ...counts(7) })),
      launched: 27,
    },
    'a higher revision comes and is projected': {
      act: async (sample) => {
        await sample.accept(sampleReport({ revision: 3, ...counts(7) }));
        await sample.project('s1');
      },
      launched: 27,
    },
  };

  test.each(Object.entries(acts))(
    '%s: each record is known once and the rows are right',
    async (_, { act, launched }) => {
      for (let step = 1, steps = 1; step <= steps; step += 1) {
        const sample = await waitingLedger();
        const acting = actAt(step, () => act(sample));
        await project(['s1', 's2'].map(sampleRef), sample.through({ gate: acting.gate }));
        steps = acting.steps();
        await expectWhole(sample, launched);
      }
    },
  );
});

describe('while another’s transaction becomes visible item by item', () => {
  const reads = ['first HEAD', 'state s1', 'state s2', 'second HEAD'] as const;
  const torn = Array.from({ length: 2 ** reads.length }, (_, bits) => reads.filter((__, index) => bits & (2 ** index)));

  test.each(torn.map((old) => [old.join(', ') || 'nothing', old] as const))(
    'old of it is %s: nothing is lost or doubled',
    async (_, old) => {
      const sample = await waitingLedger();
      const { ledger } = sample.deps;
      const refs = ['s1', 's2'].map(sampleRef);
      const [oldHead, oldStates] = [await ledger.head(), await ledger.states(refs)];
      await sample.project('s1', 's2');
      await sample.accept(
        sampleReport({ revision: 3, ...counts(7) }),
        sampleReport({ local: 's2', revision: 3, ...counts(7) }),
      );
      let heads = 0;
      let readings = 0;
      const seen: Ledger = {
        ...ledger,
        head: async () => {
          heads += 1;
          const isOld = (heads === 1 && old.includes('first HEAD')) || (heads === 2 && old.includes('second HEAD'));
          return isOld ? oldHead : ledger.head();
        },
        states: async (asked) => {
          readings += 1;
          const states = new Map(await ledger.states(asked));
          if (readings > 1) return states;
          for (const local of ['s1', 's2'] as const) {
            const text = `strike desk:${local}`;
            const held = oldStates.get(text);
            if (old.includes(`state ${local}`) && held !== undefined) states.set(text, held);
          }
          return states;
        },
      };
      const results = await project(refs, { ...sample.deps, ledger: seen });
      expect(results.map(({ outcome }) => outcome)).toEqual(['projected', 'projected']);
      await expectWhole(sample, 14);
    },
  );
});
