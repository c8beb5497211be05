import { type QuarantineItem, type QuarantineRetry, quarantineCodes } from '@counterweight/ledger';
import { z } from 'zod';
import { boundedRefusal } from './bounded-refusal.ts';
import { jsonText } from './json-text.ts';
import { quarantineIndexKeys } from './keys.ts';
import type { RawItem } from './reading.ts';
import { readItem, type StoredItem } from './stored-item.ts';

const refusalSchema = z.object({
  reason: z.string(),
  faults: z.array(z.object({ field: z.string(), message: z.string() })),
  source: z.string().optional(),
  eventId: z.string().optional(),
  type: z.string().optional(),
});
function withoutUndefined({
  code,
  ...retry
}: {
  at: string;
  outcome: string;
  code?: string | undefined;
}): QuarantineRetry {
  return code === undefined ? retry : { ...retry, code };
}

const quarantineItemSchema = z.object({
  id: z.string(),
  stage: z.enum(['ingest', 'projector']),
  code: z.enum(quarantineCodes),
  refusal: jsonText(refusalSchema),
  sender: z.string(),
  at: z.string(),
  rawText: z.string(),
  rawBytes: z.number(),
  rawSha256: z.string(),
  rawTruncated: z.boolean(),
  retries: jsonText(
    z.array(z.object({ at: z.string(), outcome: z.string(), code: z.string().optional() }).transform(withoutUndefined)),
  ).optional(),
  redacted: z.string().optional(),
});

/** Whatever repeats the event's own words is JSON text: they may hold halves of surrogate pairs, which no string may. */
export function quarantineItem(item: QuarantineItem): StoredItem {
  const { id, stage, code, sender, at, raw } = item;
  return {
    ...{ id, stage, code, sender, at },
    ...quarantineIndexKeys(item),
    ...sentParts(item),
    ...retriesOf(item),
    rawBytes: raw.bytes,
    rawTruncated: raw.truncated,
  };
}

/** Whatever holds words of what was sent, or says that they are gone. */
export function sentParts(item: QuarantineItem): StoredItem {
  const { source, eventId, type, raw, redacted } = item;
  return {
    refusal: JSON.stringify({ ...boundedRefusal(item), source, eventId, type }),
    rawText: raw.text.toWellFormed(),
    rawSha256: raw.sha256,
    ...(redacted === undefined ? {} : { redacted }),
  };
}

export function retriesOf({ retries }: QuarantineItem): StoredItem {
  return retries === undefined ? {} : { retries: JSON.stringify(retries) };
}

export function readQuarantineItem(item: RawItem): QuarantineItem {
  const { refusal, rawText, rawBytes, rawSha256, rawTruncated, retries, redacted, ...rest } = readItem(
    quarantineItemSchema,
    item,
  );
  const { reason, faults, source, eventId, type } = refusal;
  const raw = { text: rawText, bytes: rawBytes, sha256: rawSha256, truncated: rawTruncated };
  return {
    ...{ ...rest, reason, faults, source, eventId, type, raw },
    ...(retries === undefined ? {} : { retries }),
    ...(redacted === undefined ? {} : { redacted }),
  };
}
