import {
  compact,
  createLedgerMemory,
  type JournalItem,
  type LedgerMemoryDeps,
  type LedgerRecord,
  nextJournalItem,
  rebuild,
  type StateItem,
  verify,
} from '@counterweight/ledger';
import { createMemoryAdapter, type MemoryAdapter } from '@counterweight/ledger/testing';
import type { Guard } from './guard.ts';
import { guardsOfIsolation } from './guards-of-isolation.ts';
import { commitmentTo, hashOf } from './oracle-journal.ts';
import { settledWorld } from './simulate.ts';
import { answersAt, differences } from './view-answers.ts';

interface Items<Item> {
  page(after: string | undefined, limit: number): readonly (readonly [key: string, item: Item])[];
  put(key: string, item: Item): void;
  delete(key: string): void;
}

const SEED = 3;
/** So many items make a snapshot due. */
const ITEMS_BETWEEN_SNAPSHOTS = 200;
const ALL = Number.POSITIVE_INFINITY;
const clock = { now: () => Date.UTC(2024, 0, 20), backOff: async () => {} };

/** The guards that do not hold, over a ledger that is settled. */
export async function failingGuards(): Promise<readonly string[]> {
  // Whatever is committed here is visible at once: no platform goes on.
  const adapter = createMemoryAdapter({ store: { ...(await settledWorld(SEED)).store, whenVisible: undefined } });
  const failing: string[] = [];
  const tampered = [...verifyGuards(adapter), ...guardsOfReaders(adapter), ...guardsOfWriters(adapter)];
  for (const { title, holds } of [...guardsOfIsolation, ...tampered]) if (!(await holds())) failing.push(title);
  return failing;
}

function verifyGuards(adapter: MemoryAdapter): readonly Guard[] {
  const { store } = adapter;
  const isClean = async () => (await verify(adapter)).differences.length === 0;
  const finds = (what: string, tamper: () => () => void): Guard => ({
    title: `verify finds ${what}`,
    async holds() {
      const restore = tamper();
      const found = !(await isClean());
      restore();
      return found;
    },
  });
  return [
    { title: 'verify finds nothing where all is as it was', holds: isClean },
    finds('an altered payload', () => alter(store.records, withOtherWords)),
    finds('an altered hash', () => alter(store.records, (record) => ({ ...record, hash: 'f'.repeat(64) }))),
    finds('a record that is gone', () => alter(store.records, () => undefined)),
    finds('altered rows in the journal', () => alter(store.journal, withoutRows)),
    finds('an altered salt', () => alter(store.journal, withOtherSalts)),
    finds('altered rows in a journal whose hashes were made again', () => rewriteJournal(store)),
    finds('another time in the journal', () => alter(store.journal, (item) => ({ ...item, at: '2024-01-01' }))),
    finds('a record that the journal names no more', () => alter(store.journal, (item) => ({ ...item, records: [] }))),
    finds('altered rows in a state', () => alter(store.states, withoutStandingRows)),
    finds('a revision that a state knows no more', () => alter(store.states, (state) => ({ ...state, known: {} }))),
    finds('a state that is gone', () => alter(store.states, () => undefined)),
    finds('a state of nobody', () => {
      const [[, state] = []] = store.states.page(undefined, 1);
      if (state !== undefined) store.states.put('strike nobody:s1', { ...state, ...nobody });
      return () => store.states.delete('strike nobody:s1');
    }),
    finds('another HEAD', () => {
      const { head } = store;
      store.head = { ...head, hash: 'f'.repeat(64) };
      return () => {
        store.head = head;
      };
    }),
  ];
}

const nobody = { kind: 'strike', entity: 'nobody:s1' as StateItem['entity'] };

function guardsOfReaders({ ledger, objects, store }: MemoryAdapter): readonly Guard[] {
  const none = { get: async () => undefined, list: async () => [] };
  const read = (deps: Partial<LedgerMemoryDeps>) =>
    createLedgerMemory({ ledger, objects: none, clock, ...deps })
      .read()
      .catch(() => ({ ok: false }) as const);
  const through = (change: (items: readonly JournalItem[]) => readonly JournalItem[]): LedgerMemoryDeps['ledger'] => ({
    head: () => ledger.head(),
    journal: async (after, limit) => change(await ledger.journal(after, limit)),
  });
  const refuses = (what: string, change: (items: readonly JournalItem[]) => readonly JournalItem[]): Guard => ({
    title: `a reader does not take ${what}`,
    holds: async () => !(await read({ ledger: through(change) })).ok,
  });
  return [
    { title: 'a reader takes the journal as it is', holds: async () => (await read({})).ok },
    refuses('the journal with a gap', (items) => items.filter(({ seq }) => seq !== 2)),
    refuses('an item that follows another one than is held', (items) =>
      items.map((item) => (item.seq === 2 ? { ...item, previous: 'f'.repeat(64) } : item)),
    ),
    refuses('a journal whose end is not HEAD', (items) =>
      items.map((item) => (item.seq === store.head.seq ? { ...item, hash: 'f'.repeat(64) } : item)),
    ),
    refuses('rows that are erased and not told anew', (items) =>
      items.map((item) => ({ ...item, entities: item.entities.map((each) => ({ ...each, content: undefined })) })),
    ),
    {
      title: 'a compaction keeps what the snapshots it keeps name, though they are older',
      async holds() {
        const memory = createLedgerMemory({ ledger, objects, clock });
        await compact({ ledger, objects, clock, memory });
        for (let empty = 0; empty < ITEMS_BETWEEN_SNAPSHOTS; empty += 1) {
          const head = await ledger.head();
          await ledger.commit({ head, item: nextJournalItem(head, clock.now()), views: head.views, states: [] });
        }
        const second = await compact({ ledger, objects, clock, memory });
        // A reader to whom the journal begins after the snapshot has nothing else to read from.
        const after = store.head.seq;
        const journal: LedgerMemoryDeps['ledger']['journal'] = async (seq, limit) =>
          seq < after - 1 ? [] : ledger.journal(seq, limit);
        return (
          second.outcome === 'compacted' && (await read({ objects, ledger: { head: () => ledger.head(), journal } })).ok
        );
      },
    },
    {
      title: 'a reader does not use a snapshot that was altered',
      async holds() {
        const memory = createLedgerMemory({ ledger, objects, clock });
        await compact({ ledger, objects, clock, memory });
        const restore = alter(store.objects, (bytes) => Uint8Array.from(bytes.map(toOtherForce(bytes))));
        const [first, again] = [await read({}), await read({ objects })];
        restore();
        if (!first.ok || !again.ok) return false;
        const told = answersAt(again.at);
        return [...answersAt(first.at)].every(
          ([view, answer]) =>
            answer === undefined || differences(told.get(view) ?? new Map<string, string>(), answer).length === 0,
        );
      },
    },
  ];
}

function guardsOfWriters(adapter: MemoryAdapter): readonly Guard[] {
  const deps = { ...adapter, clock };
  return [
    {
      title: 'a commit on another HEAD of the same position is refused',
      async holds() {
        const head = { ...(await deps.ledger.head()), hash: 'f'.repeat(64) };
        const item = nextJournalItem(head, clock.now());
        return !(await deps.ledger.commit({ head, item, views: head.views, states: [] })).committed;
      },
    },
    {
      title: 'a rebuild stops at an altered payload',
      async holds() {
        alter(adapter.store.records, (record) => (record.kind === 'strike' ? withOtherWords(record) : record));
        return rebuild('strikes@3', deps).then(
          () => false,
          (error: unknown) => String(error).includes('not what its hash says'),
        );
      },
    },
  ];
}

/** Changes the first item that a change changes, or takes it away; what is answered puts it back. */
function alter<Item>(items: Items<Item>, change: (item: Item) => Item | undefined): () => void {
  for (const [key, item] of items.page(undefined, ALL)) {
    const changed = change(item);
    if (JSON.stringify(changed) === JSON.stringify(item)) continue;
    if (changed === undefined) items.delete(key);
    else items.put(key, changed);
    return () => items.put(key, item);
  }
  throw new Error('there is nothing to alter');
}

/** Words that are in no row. */
function withOtherWords(record: LedgerRecord): LedgerRecord {
  if (!record.payload.kept || record.kind !== 'strike') return record;
  const data: unknown = JSON.parse(JSON.stringify(record.payload.data).replaceAll('secret', 'public'));
  return { ...record, payload: { ...record.payload, data } };
}

function withoutRows(item: JournalItem): JournalItem {
  const entities = item.entities.map(({ content, ...change }) => ({
    ...change,
    content: content && { ...content, rows: { type: 'moved', came: {}, gone: {} } as const },
  }));
  return { ...item, entities };
}

function withOtherSalts(item: JournalItem): JournalItem {
  const entities = item.entities.map(({ content, ...change }) => ({
    ...change,
    content: content && { ...content, salt: 'f' },
  }));
  return { ...item, entities };
}

/** Alters the first item that has rows, and every hash that follows from it. */
function rewriteJournal(store: MemoryAdapter['store']): () => void {
  const { head } = store;
  const items = store.journal.page(undefined, ALL);
  const first = items.findIndex(([, { entities }]) => entities.length > 0);
  let previous: string | undefined;
  for (const [index, [key, item]] of items.entries()) {
    const { entities, ...rest } = index === first ? withoutRows(item) : item;
    const committed = entities.map(({ commitment, content, ...ref }) => {
      return { ...ref, content, commitment: content === undefined ? commitment : commitmentTo(content) };
    });
    const changed = { ...rest, previous: previous ?? item.previous, entities: committed };
    previous = hashOf(changed);
    store.journal.put(key, { ...changed, hash: previous });
  }
  store.head = { ...head, hash: previous ?? head.hash };
  return () => {
    store.head = head;
    for (const [key, item] of items) store.journal.put(key, item);
  };
}

function withoutStandingRows(state: StateItem): StateItem {
  return { ...state, rows: Object.fromEntries(Object.keys(state.rows).map((place) => [place, []])) };
}

/** One letter of a claimant, so that the object still reads as a table. */
function toOtherForce(bytes: Uint8Array): (byte: number, at: number) => number {
  const letter = Buffer.from(bytes).indexOf('ua-air-force') + 'ua-air-'.length;
  return (byte, at) => (at === letter && letter >= 'ua-air-'.length ? byte + 1 : byte);
}
