import { sha256 } from '@counterweight/contracts/events';
import type { ViewPlace } from '../ports/live-views.ts';
import type { Objects } from '../ports/objects.ts';
import type { LedgerContents } from '../read/followed-ledger.ts';
import { arrowFormat } from './arrow-format.ts';
import { type Manifest, manifestKey, type SnapshotObject, writeManifest } from './manifest.ts';

/**
 * Writes contents down as a snapshot: the manifest last, so that what it names is there. Tables of which `unchanged` has an
 * object are not written again. What is held may grow meanwhile: the snapshot is of the position when this is called.
 */
export async function writeSnapshot(
  contents: LedgerContents,
  { objects }: { readonly objects: Pick<Objects, 'put'> },
  unchanged: ReadonlyMap<ViewPlace, SnapshotObject> = new Map(),
): Promise<Manifest> {
  const { manifest, written } = encode(contents, unchanged);
  for (const [key, bytes] of written) await objects.put(key, bytes);
  await objects.put(manifestKey(manifest.seq), writeManifest(manifest));
  return manifest;
}

function encode(
  { position: { seq, day, hash }, days, ranks, records, tree, tables }: LedgerContents,
  unchanged: ReadonlyMap<ViewPlace, SnapshotObject>,
) {
  if (day === undefined) throw new Error('a ledger without an item has no snapshot');
  const written = new Map<string, Uint8Array>();
  const add = (name: string, rows: number, bytes: Uint8Array, ending = 'arrow'): SnapshotObject => {
    const hash = sha256(bytes);
    // Part of the hash in the key: two who write at one position never take each other's object for their own.
    const key = `${name}/${seq}-${hash.slice(0, 16)}.${ending}`;
    written.set(key, bytes);
    return { key, sha256: hash, rows, bytes: bytes.length };
  };
  const named: Record<ViewPlace, SnapshotObject> = {};
  for (const [place, table] of [...tables].sort(([a], [b]) => (a < b ? -1 : 1))) {
    named[place] = unchanged.get(place) ?? add(`views/${place}`, table.size, arrowFormat.writeTable(table));
  }
  const recordsObject = add('records', records.size, arrowFormat.writeRecords(records.entries()));
  const manifest: Manifest = {
    format: 2,
    seq,
    day,
    hash,
    days: days.ends(),
    ranks: ranks.entries(),
    tables: named,
    records: recordsObject,
    leaves: add('leaves', seq, tree.leaves(seq), 'sha256'),
  };
  return { manifest, written };
}
