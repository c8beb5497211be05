import { sha256 } from '@counterweight/contracts/events';
import { entityIdSchema, seqSchema } from '@counterweight/domain/values';
import { arrowFormat } from '../compact/arrow-format.ts';
import { manifestsUpTo } from '../compact/load-snapshot.ts';
import { type Manifest, manifestKey, type SnapshotObject } from '../compact/manifest.ts';
import type { Head } from '../ports/ledger.ts';
import { kindOfView, sinceOf, type ViewPlace, viewOf } from '../ports/live-views.ts';
import type { Objects } from '../ports/objects.ts';
import { HashList } from '../proof/hash-list.ts';
import { placesIn } from '../read/view-places.ts';
import { ExpectedSnapshots, leafSum, namingHash, type SnapshotContent } from './expected-snapshots.ts';
import { hash64 } from './fact-sums.ts';
import { historyFacts } from './facts.ts';

/** A manifest or an object that is not what the records and the journal give. */
export interface SnapshotFault {
  readonly where: 'snapshot';
  readonly key: string;
  readonly expected: string | undefined;
  readonly actual: string;
}

type ReadObjects = Pick<Objects, 'get' | 'list'>;

/** Every snapshot that is kept, up to HEAD; `fault` is told of manifests that cannot be read. */
export async function keptSnapshots(
  head: Head,
  objects: ReadObjects | undefined,
  fault: (fault: SnapshotFault) => void,
): Promise<ExpectedSnapshots> {
  const manifests: Manifest[] = [];
  if (objects !== undefined) {
    const onDamaged = ({ key, reason }: { readonly key: string; readonly reason: string }) =>
      fault(faultOf(key, 'a manifest', reason));
    for await (const manifest of manifestsUpTo(head.seq, { objects, onDamaged })) manifests.push(manifest);
  }
  return new ExpectedSnapshots(manifests);
}

/** What is wrong with snapshots. One object is read at a time; those of views that are not live are compared by their hash alone. */
export async function* snapshotFaults(
  head: Head,
  expected: ExpectedSnapshots,
  objects: ReadObjects,
): AsyncGenerator<SnapshotFault, void> {
  const live = placesIn(head.views);
  const read = new Map<string, ObjectReading>();
  for (const manifest of expected.manifests) {
    const faults = [...manifestFaults(manifest, live, expected)];
    for (const [content, object] of objectsIn(manifest)) {
      const reading = read.get(object.key) ?? (await readObject(content, object, objects));
      read.set(object.key, reading);
      const isCompared = content === 'records' || content === 'leaves' || live.includes(content);
      faults.push(...objectFaults(object, reading, isCompared ? expected.sumOf(manifest, content) : undefined));
    }
    // What is kept no longer, since it was listed, is nobody's.
    if (faults.length > 0 && (await objects.get(manifestKey(manifest.seq))) !== undefined) yield* faults;
  }
}

/** What an object was found to be. */
type ObjectReading =
  | { readonly found: 'missing' | 'other_hash' | 'unreadable' }
  | { readonly found: 'whole'; readonly sum: bigint; readonly rows: number; readonly bytes: number };

function* manifestFaults(
  manifest: Manifest,
  live: readonly ViewPlace[],
  expected: ExpectedSnapshots,
): Generator<SnapshotFault, void> {
  const key = manifestKey(manifest.seq);
  const end = expected.endOf(manifest);
  if (end?.hash !== manifest.hash || end.day !== manifest.day) {
    yield faultOf(key, `the item ${end?.day} ${end?.hash}`, `${manifest.day} ${manifest.hash}`);
  }
  const [days, held] = [JSON.stringify(end?.days), JSON.stringify(manifest.days)];
  if (days !== held) yield faultOf(key, `the days ${days}`, held);
  const [given, ranks] = [JSON.stringify(end?.ranks), JSON.stringify(manifest.ranks)];
  if (given !== ranks) yield faultOf(key, `the ranks ${given}`, ranks);
  for (const place of live) {
    if (manifest.tables[place] === undefined && sinceOf(place) <= manifest.seq)
      yield faultOf(key, `rows of ${place}`, 'none');
  }
}

function* objectFaults(
  { key, rows, bytes }: SnapshotObject,
  reading: ObjectReading,
  sum: bigint | undefined,
): Generator<SnapshotFault, void> {
  if (reading.found !== 'whole') yield faultOf(key, 'as its manifest names it', reading.found);
  else if (reading.rows !== rows || reading.bytes !== bytes) {
    yield faultOf(key, `${rows} rows and ${bytes} bytes, as its manifest says`, `${reading.rows} and ${reading.bytes}`);
  } else if (sum !== undefined && reading.sum !== sum) {
    yield faultOf(key, 'what records and journal give at its position', `${rows} rows that are not that`);
  }
}

function objectsIn({ tables, records, leaves }: Manifest): readonly (readonly [SnapshotContent, SnapshotObject])[] {
  const named = Object.entries(tables) as (readonly [ViewPlace, SnapshotObject | undefined])[];
  const views = named.flatMap(([place, object]) => (object === undefined ? [] : [[place, object] as const]));
  return [...views, ['records', records], ['leaves', leaves]];
}

async function readObject(
  content: SnapshotContent,
  { key, sha256: hash }: SnapshotObject,
  objects: ReadObjects,
): Promise<ObjectReading> {
  const bytes = await objects.get(key);
  if (bytes === undefined) return { found: 'missing' };
  if (sha256(bytes) !== hash) return { found: 'other_hash' };
  try {
    return { found: 'whole', ...sumOf(content, bytes), bytes: bytes.length };
  } catch {
    return { found: 'unreadable' };
  }
}

interface SumOfRows {
  readonly sum: bigint;
  readonly rows: number;
}

/** Throws on bytes that are not such content. */
function sumOf(content: SnapshotContent, bytes: Uint8Array): SumOfRows {
  if (content === 'records') return sumOfRecords(bytes);
  return content === 'leaves' ? sumOfLeaves(bytes) : sumOfRows(content, bytes);
}

function sumOfLeaves(bytes: Uint8Array): SumOfRows {
  const leaves = new HashList(bytes);
  let sum = 0n;
  for (let index = 0; index < leaves.size; index += 1) sum += leafSum(leaves.at(index), index + 1);
  return { sum: BigInt.asUintN(64, sum), rows: leaves.size };
}

function sumOfRecords(bytes: Uint8Array): SumOfRows {
  let [sum, rows] = [0n, 0];
  for (const naming of arrowFormat.readRecords(bytes)) {
    sum += namingHash(naming, naming.seq);
    rows += 1;
  }
  return { sum: BigInt.asUintN(64, sum), rows };
}

function sumOfRows(place: ViewPlace, bytes: Uint8Array): SumOfRows {
  const kind = kindOfView(viewOf(place));
  const table = arrowFormat.readTable(bytes);
  let sum = 0n;
  for (const { entity, row, from, ordinal, to } of table.entries()) {
    const ref = { kind, entity: entityIdSchema.parse(entity) };
    const historic = { from: seqSchema.parse(from), ordinal, row, to: to === undefined ? to : seqSchema.parse(to) };
    for (const { text } of historyFacts(ref, { [place]: [historic] })) sum += hash64(text);
  }
  return { sum: BigInt.asUintN(64, sum), rows: table.size };
}

function faultOf(key: string, expected: string, actual: string): SnapshotFault {
  return { where: 'snapshot', key, expected, actual };
}
