import { contractFor } from '@counterweight/contracts/events';
import { type IngestDeps, ingest } from '../ingest/ingest.ts';
import type { EntityRef, Ledger } from '../ports/ledger.ts';
import type { Quarantine, QuarantineCode, QuarantineItem } from '../ports/quarantine.ts';
import { type ProjectDeps, project } from '../project/project.ts';

export interface RetryDeps extends Omit<IngestDeps, 'ledger' | 'quarantine'>, Pick<ProjectDeps, 'newSalt'> {
  readonly ledger: Ledger;
  readonly quarantine: Quarantine;
}

/** What became of a retry. `not_retried` says why nothing was sent; all else is an outcome of ingest or of the projector. */
export interface Retried {
  readonly id: string;
  readonly outcome:
    | 'accepted'
    | 'duplicate'
    | 'conflict'
    | 'quarantined'
    | 'waiting'
    | 'projected'
    | 'unchanged'
    | 'failed'
    | 'not_retried';
  readonly code?: string;
  readonly reason?: string;
}

/** Which items to retry: one, or those that have not come through yet, of one code where it is given. */
export interface RetryFilter {
  readonly code?: QuarantineCode;
  /** A page's `next`. */
  readonly after?: string;
}

const PAGE = 25;
const DONE: readonly string[] = ['accepted', 'duplicate', 'projected', 'unchanged'];

/**
 * Sends what an item holds through the same checks once more, as its sender sent it: the same bus id, the same account. The
 * item stays, with what came of it. `undefined`: there is no such item.
 */
export async function retryQuarantined(id: string, deps: RetryDeps): Promise<Retried | undefined> {
  const item = await deps.quarantine.get(id);
  return item === undefined ? undefined : retryItem(item, deps);
}

/** Retries a page of items, newest first. */
export async function retryAllQuarantined({ code, after }: RetryFilter, deps: RetryDeps) {
  const page = await deps.quarantine.list({}, after, PAGE);
  const retried: Retried[] = [];
  for (const item of page.items) {
    const last = item.retries?.at(-1)?.outcome ?? '';
    if (DONE.includes(last) || (code !== undefined && item.code !== code)) continue;
    retried.push(await retryItem(item, deps));
  }
  return { retried, ...(page.next === undefined ? {} : { next: page.next }) };
}

async function retryItem(item: QuarantineItem, deps: RetryDeps): Promise<Retried> {
  const { id } = item;
  if (item.redacted !== undefined) return notRetried(id, `it was redacted: ${item.redacted}`);
  if (item.raw.truncated) {
    return notRetried(id, `only a part of its ${item.raw.bytes} bytes was kept: its sender has to send it again`);
  }
  const result = item.stage === 'ingest' ? await ingestAgain(item, deps) : await projectAgain(item, deps);
  const { outcome, code } = result;
  if (outcome === 'not_retried') return result;
  const at = new Date(deps.clock.now()).toISOString();
  await deps.quarantine.noteRetry(id, { at, outcome, ...(code === undefined ? {} : { code }) });
  return result;
}

function notRetried(id: string, reason: string): Retried {
  return { id, outcome: 'not_retried', reason };
}

/** Refused again it is the same item, whose first reason stands; the new one is the retry's. */
async function ingestAgain({ id, raw }: QuarantineItem, deps: RetryDeps): Promise<Retried> {
  const [result] = await ingest([{ messageId: id, body: raw.text }], deps);
  const { outcome = 'failed', code, error } = result ?? {};
  return { id, outcome, ...(code === undefined ? {} : { code }), ...(error === undefined ? {} : { reason: error }) };
}

async function projectAgain({ id, type, raw }: QuarantineItem, deps: RetryDeps): Promise<Retried> {
  const ref = entityOf(type, raw.text);
  if (ref === undefined) return notRetried(id, 'it names no entity of a known kind');
  const [result] = await project([ref], deps);
  const { outcome = 'failed', error } = result ?? {};
  return { id, outcome, ...(error === undefined ? {} : { reason: error }) };
}

function entityOf(type: string | undefined, text: string): EntityRef | undefined {
  const lookup = contractFor(type ?? '');
  if (!lookup.found) return undefined;
  try {
    const reading = lookup.contract.read(JSON.parse(text));
    return reading.ok ? { kind: reading.name.kind, entity: reading.name.entity } : undefined;
  } catch {
    return undefined;
  }
}
