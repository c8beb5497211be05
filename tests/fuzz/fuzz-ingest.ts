import { handleQueueBatch, type IngestResult, project, sendersOf } from '@counterweight/ledger';
import { createMemoryAdapter } from '@counterweight/ledger/testing';
import { Random } from '../import-fuzz/random.ts';
import { mutateEvent } from './mutate-event.ts';
import { Tally } from './tally.ts';

const ACCOUNT = '000000000000';
const BATCH = 10;
const NOW = Date.parse('2026-03-10T12:00:00Z');

/** What reached the projector, beside the tally. */
export interface IngestFuzzResult {
  readonly tally: Tally;
  readonly entities: number;
}

/** Mutated events as the bus delivers them, in batches of ten, through ingest and projection over the memory adapter. */
export async function fuzzIngest(events: number, from = 0): Promise<IngestFuzzResult> {
  const adapter = createMemoryAdapter();
  const clock = { now: () => NOW, backOff: async () => {} };
  let salts = 0;
  const newSalt = () => (salts++).toString(16).padStart(32, '0');
  const senders = sendersOf({ apiAccount: ACCOUNT, accounts: [{ account: ACCOUNT, sources: ['*'] }] });
  const deps = { ...adapter, clock, newSalt, senders };
  const tally = new Tally();
  for (let first = from; first < from + events; first += BATCH) {
    const seeds = Array.from({ length: Math.min(BATCH, from + events - first) }, (_, index) => first + index);
    const deliveries = seeds.map((seed) => ({ messageId: `message-${seed}`, body: bodyOf(seed) }));
    try {
      const { results } = await handleQueueBatch(deliveries, deps);
      for (const seed of seeds) tally.add(seed, await outcomeOf(seed, results, adapter));
    } catch (error) {
      for (const seed of seeds) tally.fault(seed, `went down with its batch: ${error}`);
    }
  }
  return { tally, entities: await projectAll(adapter, deps, tally) };
}

/** The queue's message of a seed: the bus's envelope around the event's own text; a few are cut short. */
function bodyOf(seed: number): string {
  const random = new Random(seed);
  const { text, source, type } = mutateEvent(seed, random);
  const [id, account] = [`bus-${seed}`, ACCOUNT];
  const envelope = JSON.stringify({ version: '0', id, account, source, 'detail-type': type, detail: 0 });
  const body = envelope.replace(/0\}$/, () => `${text}}`);
  return random.below(200) === 0 ? body.slice(0, random.below(body.length)) : body;
}

/** One of the four outcomes, when what must be stored of it is; else what is wrong. */
async function outcomeOf(
  seed: number,
  results: readonly IngestResult[],
  { quarantine }: Pick<ReturnType<typeof createMemoryAdapter>, 'quarantine'>,
): Promise<string> {
  const own = results.filter(({ messageId }) => messageId === `message-${seed}`);
  const [result] = own;
  if (result === undefined || own.length > 1) return `has ${own.length} results`;
  if (result.outcome === 'failed') return `failed: ${result.error}`;
  if (result.outcome === 'accepted' || result.outcome === 'duplicate') return result.outcome;
  const kept = (await quarantine.get(`bus-${seed}`)) ?? (await quarantine.get(`message-${seed}`));
  if (kept === undefined) return `${result.outcome}, and not in quarantine`;
  return kept.reason === '' ? `${result.outcome} without a reason` : result.outcome;
}

/** Projects every entity that took a record; none may be put aside by the projector. */
async function projectAll(
  adapter: ReturnType<typeof createMemoryAdapter>,
  deps: Parameters<typeof project>[1],
  tally: Tally,
): Promise<number> {
  const refs = new Map<string, Parameters<typeof project>[0][number]>();
  for await (const { kind, entity } of adapter.ledger.scan()) refs.set(`${kind} ${entity}`, { kind, entity });
  const all = [...refs.values()];
  for (let first = 0; first < all.length; first += 50) {
    for (const result of await project(all.slice(first, first + 50), deps)) {
      if (result.outcome !== 'projected') tally.fault(-1, `not projected: ${JSON.stringify(result)}`);
    }
  }
  return all.length;
}
