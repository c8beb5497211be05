import { sha256 } from '@counterweight/contracts/events';
import type { ViewTable } from '@counterweight/domain/rows';
import type { Seq } from '@counterweight/domain/values';
import type { Head } from '../ports/ledger.ts';
import type { ViewPlace } from '../ports/live-views.ts';
import type { Objects } from '../ports/objects.ts';
import { HashList } from '../proof/hash-list.ts';
import { MerkleTree } from '../proof/merkle-tree.ts';
import { DaysIndex } from '../read/days-index.ts';
import { FollowedLedger } from '../read/followed-ledger.ts';
import { RanksIndex } from '../read/ranks-index.ts';
import { RecordsIndex } from '../read/records-index.ts';
import { isWholeFromBeginning, placesIn } from '../read/view-places.ts';
import { arrowFormat } from './arrow-format.ts';
import {
  MANIFESTS,
  MAX_MANIFESTS,
  type Manifest,
  manifestKey,
  readManifest,
  type SnapshotObject,
  seqOfManifestKey,
} from './manifest.ts';

/** A snapshot that cannot be used, and why. */
export interface SnapshotDamage {
  /** The manifest, or the object that it names. */
  readonly key: string;
  readonly reason: 'missing' | 'unreadable' | 'other_hash' | 'other_journal';
}

export interface SnapshotSource {
  readonly objects: Pick<Objects, 'get' | 'list'>;
  readonly onDamaged: (damage: SnapshotDamage) => void;
}

/** The manifests up to a position, the newest first, each read when it is asked for. */
export async function* manifestsUpTo(seq: Seq, { objects, onDamaged }: SnapshotSource): AsyncGenerator<Manifest> {
  for (const key of await objects.list(MANIFESTS, MAX_MANIFESTS)) {
    if ((seqOfManifestKey(key) ?? Number.POSITIVE_INFINITY) > seq) continue;
    const bytes = await objects.get(key);
    // Kept no longer, since the keys were listed.
    if (bytes === undefined) continue;
    const manifest = readManifest(bytes);
    if (manifest === undefined) onDamaged({ key, reason: 'unreadable' });
    else yield manifest;
  }
}

/**
 * The manifests from which the live views can be followed, in the order in which to try them: the newest that has all of
 * them; then those that lack views which were switched since, and which then wait for a rebuild.
 */
export async function* manifestsFor(head: Head, source: SnapshotSource): AsyncGenerator<Manifest> {
  const places = placesIn(head.views);
  const incomplete: Manifest[] = [];
  for await (const manifest of manifestsUpTo(head.seq, source)) {
    const lacking = places.filter((place) => manifest.tables[place] === undefined);
    if (lacking.length === 0) yield manifest;
    else if (!lacking.some(isWholeFromBeginning)) incomplete.push(manifest);
  }
  yield* incomplete;
}

/** The contents of a snapshot, of views the places named; `undefined` where an object of them is damaged, which is reported. */
export async function restoreSnapshot(
  manifest: Manifest,
  places: readonly ViewPlace[],
  source: SnapshotSource,
): Promise<FollowedLedger | undefined> {
  const tables = new Map<ViewPlace, ViewTable>();
  for (const place of places) {
    const object = manifest.tables[place];
    if (object === undefined) continue;
    const table = await readObject(object, arrowFormat.readTable, manifest, source);
    if (table === undefined) return undefined;
    tables.set(place, table);
  }
  const records = await readObject(manifest.records, readRecordsIndex, manifest, source);
  if (records === undefined) return undefined;
  const tree = await readObject(manifest.leaves, (bytes) => readTree(bytes, manifest.seq), manifest, source);
  if (tree === undefined) return undefined;
  const { seq, day, hash } = manifest;
  const days = new DaysIndex(manifest.days);
  const ranks = new RanksIndex(manifest.ranks);
  return new FollowedLedger({ position: { seq, day, hash }, days, ranks, records, tree, tables });
}

function readRecordsIndex(bytes: Uint8Array): RecordsIndex {
  const records = new RecordsIndex();
  for (const naming of arrowFormat.readRecords(bytes)) records.add(naming.seq, [naming]);
  return records;
}

/** Throws where there is not a leaf for each item. */
function readTree(bytes: Uint8Array, size: number): MerkleTree {
  const leaves = new HashList(bytes);
  if (leaves.size !== size) throw new TypeError(`${leaves.size} leaves of ${size} items`);
  return new MerkleTree(leaves);
}

/** The content of an object; `undefined` where it is damaged, which is reported unless the snapshot is kept no longer. */
async function readObject<Content>(
  { key, sha256: hash }: SnapshotObject,
  read: (bytes: Uint8Array) => Content,
  { seq }: Manifest,
  { objects, onDamaged }: SnapshotSource,
): Promise<Content | undefined> {
  const bytes = await objects.get(key);
  if (bytes === undefined) {
    const kept = (await objects.get(manifestKey(seq))) !== undefined;
    if (kept) onDamaged({ key, reason: 'missing' });
    return undefined;
  }
  if (sha256(bytes) !== hash) {
    onDamaged({ key, reason: 'other_hash' });
    return undefined;
  }
  try {
    return read(bytes);
  } catch {
    onDamaged({ key, reason: 'unreadable' });
    return undefined;
  }
}
