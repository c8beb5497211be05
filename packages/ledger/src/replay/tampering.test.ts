import { contentHash } from '@counterweight/contracts/events';
import { describe, expect, test } from 'vitest';
import { writeSnapshot } from '../compact/write-snapshot.ts';
import type { LedgerRecord } from '../ports/ledger.ts';
import { createLedgerMemory } from '../read/ledger-memory.ts';
import { createMemoryStore, type MemoryStore } from '../testing/memory/memory-store.ts';
import type { SortedItems } from '../testing/memory/sorted-items.ts';
import { sampleReport } from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger } from '../testing/samples/sample-ledger.ts';
import { verify } from './verify.ts';

type Tampering = (store: MemoryStore) => void;

/** Changes the first item, or takes it away. */
function first<Item>(items: SortedItems<Item>, change: (item: Item) => NoInfer<Item> | undefined): void {
  const [held] = items.page(undefined, 1);
  if (held === undefined) throw new Error('there is none');
  const changed = change(held[1]);
  if (changed === undefined) items.delete(held[0]);
  else items.put(held[0], changed);
}

function withPayload(record: LedgerRecord, change: { readonly data?: unknown; readonly salt?: string }): LedgerRecord {
  return record.payload.kept ? { ...record, payload: { ...record.payload, ...change } } : record;
}

/** Each thing that the store holds: how it is altered, or why nothing that verify compares is made of it. */
const table: Readonly<Record<keyof MemoryStore, Readonly<Record<string, Tampering>> | string>> = {
  records: {
    payload: ({ records }) => first(records, (record) => withPayload(record, { data: {} })),
    salt: ({ records }) => first(records, (record) => withPayload(record, { salt: 'f'.repeat(32) })),
    'payload with a hash of it': ({ records }) =>
      first(records, (record) => {
        const payload = { kept: true as const, data: {}, salt: '5a' };
        return { ...record, hash: contentHash(payload.salt, record.type, payload.data), payload };
      }),
    hash: ({ records }) => first(records, (record) => ({ ...record, hash: '0'.repeat(64) })),
    type: ({ records }) => first(records, (record) => ({ ...record, type: 'counterweight.strike.seen.v1' })),
    status: ({ records }) => first(records, (record) => ({ ...record, status: 'retracted' as const })),
    all: ({ records }) => first(records, () => undefined),
  },
  strayPayloads: {
    one: ({ strayPayloads, records }) => {
      const [held] = records.page(undefined, 1);
      if (held !== undefined) strayPayloads.put('a', { ...held[1], hash: 'another' });
    },
  },
  states: {
    rows: ({ states }) => first(states, (state) => ({ ...state, rows: { 'strikes@3/0': [] } })),
    known: ({ states }) => first(states, (state) => ({ ...state, known: {} })),
    redacted: ({ states }) => first(states, (state) => ({ ...state, redacted: 1 })),
    all: ({ states }) => first(states, () => undefined),
  },
  journal: {
    hash: ({ journal }) => first(journal, (item) => ({ ...item, hash: '0'.repeat(64) })),
    records: ({ journal }) => first(journal, (item) => ({ ...item, records: [] })),
    rows: ({ journal }) => first(journal, (item) => ({ ...item, entities: [] })),
    content: ({ journal }) =>
      first(journal, (item) => ({ ...item, entities: item.entities.map((each) => ({ ...each, content: undefined })) })),
    seq: ({ journal }) => first(journal, (item) => ({ ...item, seq: (item.seq * 9) as typeof item.seq })),
    all: ({ journal }) => first(journal, () => undefined),
  },
  budgets: 'what a source has spent; nothing is made of it',
  head: {
    hash: (store) => {
      store.head = { ...store.head, hash: '0'.repeat(64) };
    },
    all: (store) => {
      store.head = createMemoryStore().head;
    },
  },
  objects: {
    manifest: ({ objects }) => first(objects, (bytes) => bytes.slice(1)),
    table: ({ objects }) => objects.delete(objects.page('views/', 1)[0]?.[0] ?? ''),
    records: ({ objects }) => objects.delete(objects.page('records/', 1)[0]?.[0] ?? ''),
    leaves: ({ objects }) => objects.delete(objects.page('leaves/', 1)[0]?.[0] ?? ''),
  },
  receipts: 'a receipt answers its sender alone, by the record that it names',
  accepted: 'an index of the records',
  sweptThrough: 'a mark of the sweep',
  quarantine: 'what was refused is no part of the ledger',
  tokens: 'who may publish is no part of the ledger',
  locked: 'of transactions that are being applied',
  onRecord: 'the stream',
  whenVisible: 'how transactions become visible',
};

async function snapshotted() {
  const sample = createSampleLedger();
  await sample.accept(sampleReport(), sampleReport({ local: 's2' }));
  await sample.project('s1', 's2');
  const memory = createLedgerMemory(sample.deps);
  await memory.read();
  const contents = memory.contents();
  if (contents !== undefined) await writeSnapshot(contents, sample.deps);
  return sample.deps;
}

test('everything that a store holds has its line', async () => {
  expect(Object.keys(createMemoryStore()).sort()).toEqual(Object.keys(table).sort());
  expect((await verify(await snapshotted())).differences).toEqual([]);
});

describe('verify finds what is altered', () => {
  const tamperings = Object.entries(table).flatMap(([held, how]) =>
    typeof how === 'string' ? [] : Object.entries(how).map(([what, tamper]) => [held, what, tamper] as const),
  );

  test.each(tamperings)('in %s: %s', async (_, __, tamper) => {
    const deps = await snapshotted();
    tamper(deps.store);
    expect((await verify(deps)).differences).not.toEqual([]);
  });
});
