import type { Day, Seq } from '@counterweight/domain/values';
import type { Objects } from '../ports/objects.ts';
import {
  MANIFESTS,
  MAX_MANIFESTS,
  type Manifest,
  manifestKey,
  monthOf,
  objectsOf,
  readManifest,
  SNAPSHOT_TABLES,
  seqOfManifestKey,
  seqOfObjectKey,
} from './manifest.ts';

interface Retention {
  /** Today's end of the journal: months before its day are closed. */
  readonly day: Day;
  /** Snapshots of before this position hold what was redacted there: none of them is kept. */
  readonly notBefore: Seq;
}

const NEWEST_KEPT = 3;
/** Objects looked at in one go; the next compaction looks again. */
const MAX_OBJECTS = 10_000;

/** Keeps the newest whole snapshots and the last one of each closed month; deletes the others, and every object that none names. */
export async function retainSnapshots(
  { day, notBefore }: Retention,
  objects: Pick<Objects, 'list' | 'get' | 'delete'>,
): Promise<void> {
  const listed = await listedManifests(objects);
  const keys: string[] = [];
  for (const prefix of SNAPSHOT_TABLES) keys.push(...(await objects.list(prefix, MAX_OBJECTS)));
  const lacks = lackingAmong(keys);
  const readable = listed
    .flatMap(({ manifest }) => manifest ?? [])
    .filter((manifest) => manifest.seq >= notBefore && !lacks(manifest));
  const kept = keptOf(readable, day);
  const keptKeys = new Set(kept.map(({ seq }) => manifestKey(seq)));
  // What is newer than all of them is being written meanwhile.
  const end = readable[0]?.seq ?? notBefore;
  for (const { key } of listed) {
    if ((seqOfManifestKey(key) ?? end) < end && !keptKeys.has(key)) await objects.delete(key);
  }
  const named = new Set(kept.flatMap(objectsOf).map(({ key }) => key));
  for (const key of keys) {
    const seq = seqOfObjectKey(key);
    if (seq !== undefined && seq < end && !named.has(key)) await objects.delete(key);
  }
}

/** Whether a snapshot lacks an object; where there are more than were listed, nobody can say so. */
function lackingAmong(keys: readonly string[]): (manifest: Manifest) => boolean {
  if (keys.length >= MAX_OBJECTS) return () => false;
  const there = new Set(keys);
  return (manifest) => objectsOf(manifest).some(({ key }) => !there.has(key));
}

async function listedManifests(objects: Pick<Objects, 'list' | 'get'>) {
  const listed: { readonly key: string; readonly manifest: Manifest | undefined }[] = [];
  for (const key of await objects.list(MANIFESTS, MAX_MANIFESTS)) {
    const bytes = await objects.get(key);
    listed.push({ key, manifest: bytes === undefined ? undefined : readManifest(bytes) });
  }
  return listed;
}

/** `manifests` with the newest first. */
function keptOf(manifests: readonly Manifest[], today: Day): readonly Manifest[] {
  const lastOfMonth = new Map<string, Manifest>();
  for (const manifest of manifests) {
    const month = monthOf(manifest.day);
    if (month < monthOf(today) && !lastOfMonth.has(month)) lastOfMonth.set(month, manifest);
  }
  return [...new Set([...manifests.slice(0, NEWEST_KEPT), ...lastOfMonth.values()])];
}
