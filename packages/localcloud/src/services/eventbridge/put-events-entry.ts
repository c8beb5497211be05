import { z } from 'zod';

/** A PutEvents entry as the SDK sends it; everything may be missing, that is judged entry by entry. */
export const entrySchema = z.object({
  Source: z.string().optional(),
  DetailType: z.string().optional(),
  Detail: z.string().optional(),
  EventBusName: z.string().optional(),
  Resources: z.array(z.string()).optional(),
  /** Epoch seconds. */
  Time: z.number().optional(),
  TraceHeader: z.string().optional(),
});

export type Entry = z.infer<typeof entrySchema>;

export interface EntryError {
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}

/** An entry that is well formed: its detail as it was written and as it was read. */
export interface AcceptedEntry {
  readonly source: string;
  readonly detailType: string;
  readonly detailText: string;
  readonly detail: unknown;
  readonly bus: string;
  readonly resources: readonly string[];
  readonly timeMs: number | undefined;
}

/** The size AWS counts for an entry, in bytes (EventBridge user guide, "Calculating PutEvents event entry size"). */
export function entrySize(entry: Entry): number {
  const texts = [entry.Source, entry.DetailType, entry.Detail, ...(entry.Resources ?? [])];
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), 0);
  return bytes + (entry.Time === undefined ? 0 : 14);
}

function invalid(parameter: string, reason: string): EntryError {
  return { ErrorCode: 'InvalidArgument', ErrorMessage: `Parameter ${parameter} is not valid. Reason: ${reason}.` };
}

function missing(parameter: string): EntryError {
  return invalid(parameter, `${parameter} is a required argument`);
}

function malformedDetail(detail: string): { readonly detail: unknown } | EntryError {
  try {
    const parsed: unknown = JSON.parse(detail);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return { detail: parsed };
  } catch {
    // Falls through: what is not JSON is as malformed as what is no object.
  }
  return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
}

/** The bus's name from a name or an ARN. */
function busName(given: string | undefined): string {
  return given?.split('/').at(-1) ?? 'default';
}

/** What the sender of an entry gets that the bus's policy denies; trying again does not help. */
export function deniedByPolicy(principalArn: string, source: string, bus: string): EntryError {
  const ErrorMessage = `${principalArn} is not authorized to send as ${source}: the policy of the event bus ${bus} denies it.`;
  return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage };
}

/** Judges one entry as EventBridge does: accepted, or the error its sender gets in its place. */
export function judgeEntry(entry: Entry, buses: ReadonlySet<string>): AcceptedEntry | EntryError {
  if (!entry.Source) return missing('Source');
  if (!entry.DetailType) return missing('DetailType');
  if (!entry.Detail) return missing('Detail');
  if (entry.Source.length > 256) return invalid('Source', 'it is longer than 256 characters');
  if (entry.DetailType.length > 128) return invalid('DetailType', 'it is longer than 128 characters');
  if (entry.Source.startsWith('aws.')) {
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  }
  const read = malformedDetail(entry.Detail);
  if ('ErrorCode' in read) return read;
  const bus = busName(entry.EventBusName);
  if (!buses.has(bus)) {
    const ErrorMessage = `Event bus ${bus} does not exist. Known: ${[...buses].join(', ')}.`;
    return { ErrorCode: 'ResourceNotFoundException', ErrorMessage };
  }
  return {
    source: entry.Source,
    detailType: entry.DetailType,
    detailText: entry.Detail,
    detail: read.detail,
    bus,
    resources: entry.Resources ?? [],
    timeMs: entry.Time === undefined ? undefined : entry.Time * 1000,
  };
}
