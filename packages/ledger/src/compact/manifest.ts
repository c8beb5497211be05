import { type Day, daySchema, type Seq, seqSchema, sourceSchema } from '@counterweight/domain/values';
import { z } from 'zod';
import type { ViewPlace } from '../ports/live-views.ts';

const SHA256 = /^[0-9a-f]{64}$/;

const objectSchema = z
  .object({
    key: z.string(),
    sha256: z.string().regex(SHA256),
    rows: z.number().int().min(0),
    bytes: z.number().int().min(0),
  })
  .readonly();

/** One object of a snapshot: a table of rows, as it must be found under its key. */
export type SnapshotObject = z.infer<typeof objectSchema>;

const viewPlaceSchema = z.custom<ViewPlace>((text) => typeof text === 'string' && /^[^/@]+@\d+\/\d+$/.test(text));

const manifestSchema = z
  .object({
    format: z.literal(2),
    seq: seqSchema,
    day: daySchema,
    hash: z.string().regex(SHA256),
    days: z.array(z.tuple([daySchema, seqSchema]).readonly()).readonly(),
    /** The ranks that the journal gave, in its order. */
    ranks: z.array(z.tuple([seqSchema, sourceSchema, z.int().min(0)]).readonly()).readonly(),
    tables: z.record(viewPlaceSchema, objectSchema.optional()).readonly(),
    records: objectSchema,
    /** The hashes of the leaves of the journal's tree, 32 bytes an item. */
    leaves: objectSchema,
  })
  .readonly();

/** What a snapshot consists of: the ledger's contents at one position of the journal, of which `hash` is the item's. */
export type Manifest = z.infer<typeof manifestSchema>;

export const MANIFESTS = 'manifests/';
/** Where the objects of snapshots stand that manifests name. */
export const SNAPSHOT_TABLES = ['views/', 'records/', 'leaves/'] as const;
/** More manifests than are ever kept. */
export const MAX_MANIFESTS = 1000;
/** No position is beyond it. */
export const LAST_SEQ = seqSchema.parse(9_999_999_999_999);

/** Keys count down, so that the newest manifest is listed first. */
export function manifestKey(seq: Seq): string {
  return `${MANIFESTS}${String(LAST_SEQ - seq).padStart(13, '0')}.json`;
}

/** The position that a manifest's key is of; `undefined` where it is no such key. */
export function seqOfManifestKey(key: string): Seq | undefined {
  const number = /^manifests\/(\d{13})\.json$/.exec(key)?.[1];
  return number === undefined ? undefined : seqSchema.safeParse(LAST_SEQ - Number(number)).data;
}

export function writeManifest(manifest: Manifest): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(manifest, undefined, 1)}\n`);
}

/** `undefined` on what is no manifest. */
export function readManifest(bytes: Uint8Array): Manifest | undefined {
  try {
    return manifestSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch {
    return undefined;
  }
}

/** Every object that a manifest names. */
export function objectsOf({ tables, records, leaves }: Manifest): readonly SnapshotObject[] {
  return [...Object.values(tables), records, leaves].flatMap((object) => object ?? []);
}

/** The position at which an object was written. */
export function seqOfObjectKey(key: string): Seq | undefined {
  const number = /\/(\d+)-[0-9a-f]+\.(?:arrow|sha256)$/.exec(key)?.[1];
  return number === undefined ? undefined : seqSchema.parse(Number(number));
}

/** The month of a day: `2026-03`. */
export function monthOf(day: Day): string {
  return day.slice(0, 7);
}
