import { sha256 } from '@counterweight/contracts/events';
import { ViewTable } from '@counterweight/domain/rows';
import { sourceSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import { arrowFormat } from '../compact/arrow-format.ts';
import { MANIFESTS, type Manifest, manifestKey, readManifest, writeManifest } from '../compact/manifest.ts';
import { writeSnapshot } from '../compact/write-snapshot.ts';
import { createLedgerMemory } from '../read/ledger-memory.ts';
import { sampleReport, sampleRetraction } from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger } from '../testing/samples/sample-ledger.ts';
import { verify } from './verify.ts';

const MONTH_MS = 31 * 86_400_000;
const PLACE = 'strikes@3/0';
type Sample = ReturnType<typeof createSampleLedger>;

async function snapshot({ deps }: Sample): Promise<void> {
  const memory = createLedgerMemory(deps);
  await memory.read();
  const contents = memory.contents();
  if (contents !== undefined) await writeSnapshot(contents, deps);
}

/** Two kept snapshots: that of a closed month, and one that has more; and an item after both. */
async function snapshotted() {
  const sample = createSampleLedger();
  await sample.accept(sampleReport(), sampleReport({ local: 's2' }));
  await sample.project('s1', 's2');
  await snapshot(sample);
  sample.deps.clock.nowMs += MONTH_MS;
  await sample.accept(sampleReport({ revision: 2, strike: { counts: { launched: 7 } } }), sampleRetraction('s2', 2));
  await sample.project('s1', 's2');
  await snapshot(sample);
  await sample.accept(sampleReport({ local: 's3' }));
  await sample.project('s3');
  return sample;
}

/** The snapshots from the newest on. */
async function manifestsOf({ deps }: Sample): Promise<readonly Manifest[]> {
  const keys = await deps.objects.list(MANIFESTS, 10);
  const all = await Promise.all(
    keys.map(async (key) => readManifest((await deps.objects.get(key)) ?? new Uint8Array())),
  );
  return all.flatMap((manifest) => manifest ?? []);
}

const namedIn = ({ tables }: Manifest) => tables[PLACE] ?? { key: '', sha256: '', rows: 0, bytes: 0 };

/** Writes an object anew, and its manifest so that it names it: nothing in the bucket contradicts itself. */
function forge({ deps }: Sample, manifest: Manifest, change: (table: ViewTable) => ViewTable): string {
  const object = namedIn(manifest);
  const held = deps.store.objects.get(object.key);
  if (held === undefined) throw new Error('there is no such object');
  const table = change(arrowFormat.readTable(held));
  const bytes = arrowFormat.writeTable(table);
  deps.store.objects.put(object.key, bytes);
  const forged = { ...object, sha256: sha256(bytes), rows: table.size, bytes: bytes.length };
  put(deps, { ...manifest, tables: { ...manifest.tables, [PLACE]: forged } });
  return object.key;
}

function put({ store }: Sample['deps'], manifest: Manifest): string {
  store.objects.put(manifestKey(manifest.seq), writeManifest(manifest));
  return manifestKey(manifest.seq);
}

function without(table: ViewTable, count: number): ViewTable {
  const rest = new ViewTable();
  for (const { entity, row, from, ordinal, to } of [...table.entries()].slice(count)) {
    rest.add(entity, row, from, ordinal, to);
  }
  return rest;
}

function counting(table: ViewTable, launched: number): ViewTable {
  const other = new ViewTable();
  for (const { entity, row, from, ordinal, to } of table.entries()) {
    other.add(entity, { ...row, measures: { ...row.measures, launched } }, from, ordinal, to);
  }
  return other;
}

test('snapshots that hold what records and journal give at their positions are in order', async () => {
  const sample = await snapshotted();
  expect((await manifestsOf(sample)).map(({ seq }) => seq)).toEqual([2, 1]);
  expect((await verify(sample.deps)).differences).toEqual([]);
});

const faults: Readonly<Record<string, (sample: Sample, manifest: Manifest) => string>> = {
  'an object that is gone': ({ deps }, manifest) => {
    const { key } = namedIn(manifest);
    deps.store.objects.delete(key);
    return key;
  },
  'an object with another byte': ({ deps }, manifest) => {
    const { key } = namedIn(manifest);
    const bytes = Uint8Array.from(deps.store.objects.get(key) ?? []);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    deps.store.objects.put(key, bytes);
    return key;
  },
  'a row less, hash and manifest with it': (sample, manifest) => forge(sample, manifest, (table) => without(table, 1)),
  'rows that count otherwise, hash and manifest with them': (sample, manifest) =>
    forge(sample, manifest, (table) => counting(table, 999)),
  'the other snapshot’s records': ({ deps }, manifest) => {
    const records = arrowFormat.writeRecords([]);
    const object = { ...manifest.records, sha256: sha256(records), rows: 0, bytes: records.length };
    deps.store.objects.put(object.key, records);
    put(deps, { ...manifest, records: object });
    return object.key;
  },
  'leaves of another journal, hash and manifest with them': ({ deps }, manifest) => {
    const { key, ...named } = manifest.leaves;
    const bytes = Uint8Array.from(deps.store.objects.get(key) ?? []);
    bytes[7] = (bytes[7] ?? 0) ^ 1;
    deps.store.objects.put(key, bytes);
    put(deps, { ...manifest, leaves: { ...named, key, sha256: sha256(bytes) } });
    return key;
  },
  'a manifest that cannot be read': ({ deps }, { seq }) => {
    deps.store.objects.put(manifestKey(seq), new TextEncoder().encode('{}'));
    return manifestKey(seq);
  },
  'a manifest of another journal': ({ deps }, manifest) => put(deps, { ...manifest, hash: 'e'.repeat(64) }),
  'a manifest with other days': ({ deps }, manifest) => put(deps, { ...manifest, days: [] }),
  'a manifest with other ranks': ({ deps }, manifest) =>
    put(deps, { ...manifest, ranks: [[manifest.seq, sourceSchema.parse('stranger'), 5]] }),
  'a manifest that names no rows of a view': ({ deps }, manifest) =>
    put(deps, { ...manifest, tables: { ...manifest.tables, [PLACE]: undefined } }),
  'a manifest with another count of rows': ({ deps }, manifest) => {
    const object = namedIn(manifest);
    put(deps, { ...manifest, tables: { ...manifest.tables, [PLACE]: { ...object, rows: 1000 } } });
    return object.key;
  },
};

describe.each([
  ['newest', 0],
  ['closed month’s', 1],
])('in the %s snapshot', (_, nth) => {
  test.each(Object.entries(faults))('%s is a difference that names it', async (__, plant) => {
    const sample = await snapshotted();
    const manifest = (await manifestsOf(sample))[nth];
    if (manifest === undefined) throw new Error('there is no such snapshot');
    const key = plant(sample, manifest);
    const { differences } = await verify(sample.deps);
    expect(differences).toContainEqual(expect.objectContaining({ where: 'snapshot', key }));
    expect(differences.map(({ where }) => where)).toEqual(differences.map(() => 'snapshot'));
  });
});

test('a snapshot that is kept no longer, since it was listed, is nobody’s', async () => {
  const sample = await snapshotted();
  const [newest] = await manifestsOf(sample);
  if (newest === undefined) throw new Error('there is no snapshot');
  const { objects } = sample.deps;
  const get = async (key: string) => {
    const bytes = await objects.get(key);
    if (key === manifestKey(newest.seq)) sample.deps.store.objects.delete(key);
    if (key === manifestKey(newest.seq)) sample.deps.store.objects.delete(namedIn(newest).key);
    return bytes;
  };
  expect((await verify({ ...sample.deps, objects: { ...objects, get } })).differences).toEqual([]);
});
