import { sha256 } from '@counterweight/contracts/events';
import { type Seq, seqSchema } from '@counterweight/domain/values';
import type { Clock } from '../ports/clock.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { ViewPlace } from '../ports/live-views.ts';
import type { Objects } from '../ports/objects.ts';
import type { FollowedLedger } from '../read/followed-ledger.ts';
import type { FollowingMemory } from '../read/ledger-memory.ts';
import type { MakingLedger } from '../replay/rows-in-making.ts';
import { manifestsUpTo, type SnapshotDamage } from './load-snapshot.ts';
import { lostTables } from './lost-tables.ts';
import { LAST_SEQ, type Manifest, manifestKey, objectsOf, type SnapshotObject } from './manifest.ts';
import { retainSnapshots } from './retain-snapshots.ts';
import { writeSnapshot } from './write-snapshot.ts';

export interface CompactDeps {
  readonly ledger: Pick<Ledger, 'head' | 'journal'> & MakingLedger;
  readonly clock: Clock;
  /** One of the compactor's own, that follows the journal. */
  readonly memory: FollowingMemory;
  readonly objects: Objects;
  /** Called with each snapshot that cannot be used. */
  readonly onDamaged?: (damage: SnapshotDamage) => void;
}

/** `not_due`: the newest snapshot is recent and whole. `behind`: the journal is not visible as far as HEAD yet. */
export type Compacted =
  | { readonly outcome: 'compacted'; readonly seq: Seq; readonly objects: number; readonly bytes: number }
  | { readonly outcome: 'not_due' | 'behind' };

const ITEMS_DUE = 200;
/** About 1 MB of rows as text. */
const ROWS_DUE = 5000;

/**
 * Makes a snapshot where the journal after the newest one is long, something was redacted since, or the newest one is
 * damaged; then deletes those that are not to be kept, or that lack an object. Rows of a live view that no snapshot has any
 * more are made again from the records. Killed at any moment, or done by several at once, it is done by doing it again.
 * Throws a `RebuildError` where the records are not what the journal says.
 */
export async function compact(deps: CompactDeps): Promise<Compacted> {
  const newest = await newestWhole(deps);
  const reading = await deps.memory.read();
  const contents = deps.memory.contents();
  if (!reading.ok || contents === undefined) return { outcome: 'behind' };
  const made = await lostTables(contents, deps);
  const due = contents.position.seq > 0 && (newest === undefined || made.size > 0 || isDue(contents, newest));
  const { position, days, ranks, records, tree } = contents;
  const tables = new Map([...contents.tables, ...made]);
  const manifest = due
    ? await writeSnapshot({ position, days, ranks, records, tree, tables }, deps, unchangedSince(newest, contents))
    : undefined;
  await retain(deps);
  if (manifest === undefined) return { outcome: 'not_due' };
  const objects = objectsOf(manifest);
  const bytes = objects.reduce((sum, object) => sum + object.bytes, 0);
  return { outcome: 'compacted', seq: manifest.seq, objects: objects.length, bytes };
}

/** The newest snapshot, unless it is damaged or of another journal. */
async function newestWhole({ ledger, objects, onDamaged = () => {} }: CompactDeps): Promise<Manifest | undefined> {
  for await (const manifest of manifestsUpTo(LAST_SEQ, { objects, onDamaged })) {
    const [item] = await ledger.journal(seqSchema.parse(manifest.seq - 1), 1);
    if (item?.hash !== manifest.hash) {
      onDamaged({ key: manifestKey(manifest.seq), reason: 'other_journal' });
      return undefined;
    }
    for (const { key, sha256: hash } of objectsOf(manifest)) {
      const bytes = await objects.get(key);
      if (bytes !== undefined && sha256(bytes) === hash) continue;
      onDamaged({ key, reason: bytes === undefined ? 'missing' : 'other_hash' });
      return undefined;
    }
    return manifest;
  }
  return undefined;
}

function isDue({ position, tables, records }: FollowedLedger, newest: Manifest): boolean {
  const rows = [...tables.values()].reduce((sum, { size }) => sum + size, 0);
  const written = Object.values(newest.tables).reduce((sum, object) => sum + (object?.rows ?? 0), 0);
  return (
    position.seq - newest.seq >= ITEMS_DUE ||
    rows - written >= ROWS_DUE ||
    records.lastRedaction > newest.seq ||
    [...tables.keys()].some((place) => newest.tables[place] === undefined)
  );
}

function unchangedSince(
  newest: Manifest | undefined,
  contents: FollowedLedger,
): ReadonlyMap<ViewPlace, SnapshotObject> {
  const unchanged = new Map<ViewPlace, SnapshotObject>();
  if (newest === undefined) return unchanged;
  for (const place of contents.tables.keys()) {
    const object = newest.tables[place];
    if (object !== undefined && contents.isUnchangedSince(place, newest.seq)) unchanged.set(place, object);
  }
  return unchanged;
}

/** Reads once more: what was redacted while a snapshot was written stands in it, so that it is not kept. */
async function retain({ memory, objects }: CompactDeps): Promise<void> {
  const reading = await memory.read();
  const contents = memory.contents();
  if (!reading.ok || contents === undefined || reading.at.day === undefined) return;
  await retainSnapshots({ day: reading.at.day, notBefore: contents.records.lastRedaction }, objects);
}
