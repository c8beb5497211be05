import { z } from 'zod';
import { createWorld, tokenOf } from '../../apps/api/test/world.ts';
import { Random } from '../import-fuzz/random.ts';
import { mutateEvent } from './mutate-event.ts';
import { Tally } from './tally.ts';

const SOURCES = ['newsroom-desk', 'ecb-desk'];

/** How many events ended with each status of their request, beside the tally. */
export interface PostFuzzResult {
  readonly tally: Tally;
  readonly statuses: ReadonlyMap<number, number>;
}

interface Request {
  readonly seeds: readonly number[];
  readonly contentType: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

const answerSchema = z.object({
  code: z.string().optional(),
  detail: z.string().optional(),
  results: z
    .array(
      z.object({
        index: z.number(),
        status: z.enum(['taken', 'refused']),
        event_id: z.string().optional(),
        errors: z.array(z.object({ message: z.string() })).optional(),
      }),
    )
    .optional(),
});

/**
 * Mutated events through `POST /v1/events` of the app in process, up to ten a request. What is taken goes through ingest
 * as the bus delivers it, and nothing that the door took may end in quarantine but by what others have sent.
 */
export async function fuzzPost(events: number, from = 0): Promise<PostFuzzResult> {
  const world = createWorld();
  await world.allow('secret', ...SOURCES);
  const tally = new Tally();
  const statuses = new Map<number, number>();
  for (let seed = from; seed < from + events; ) {
    const request = requestOf(seed, from + events - seed);
    const { status, outcomes } = await send(world, request);
    statuses.set(status, (statuses.get(status) ?? 0) + request.seeds.length);
    for (const [index, outcome] of outcomes.entries()) tally.add(request.seeds[index] ?? -1, outcome);
    if (outcomes.length !== request.seeds.length) tally.fault(seed, `${outcomes.length} of ${request.seeds.length}`);
    seed += request.seeds.length;
  }
  for (const error of world.errors) tally.fault(-1, `unexpected: ${error}`);
  return { tally, statuses };
}

/** One event, a list or lines of up to ten; a few in bytes that are no UTF-8, cut short, or as another type. */
function requestOf(first: number, left: number): Request {
  const random = new Random(first + 7_000_000);
  const form = random.pick(['one', 'list', 'lines', 'lines'] as const);
  const many = form === 'one' ? 1 : Math.min(left, 1 + random.below(10));
  const seeds = Array.from({ length: many }, (_, index) => first + index);
  const texts = seeds.map((seed) => mutateEvent(seed, new Random(seed)).text);
  const text = { one: () => texts.join(''), list: () => `[${texts.join(',')}]`, lines: () => texts.join('\n') }[form]();
  const bytes = new TextEncoder().encode(text);
  const contentType = form === 'lines' ? 'application/x-ndjson' : 'application/json';
  return random.below(40) === 0
    ? random.pick(BODY_CHANGES)({ seeds, contentType, body: bytes }, random)
    : { seeds, contentType, body: bytes };
}

type BodyChange = (request: Request, random: Random) => Request;

const BODY_CHANGES: readonly [BodyChange, ...BodyChange[]] = [
  (request, random) => ({ ...request, body: request.body.with(random.below(request.body.length), 0xff) }),
  (request) => ({ ...request, body: Uint8Array.from([...request.body, 0xc3]) }),
  (request) => ({ ...request, body: Uint8Array.from([0xef, 0xbb, 0xbf, ...request.body]) }),
  (request) => ({ ...request, contentType: 'text/plain' }),
  (request) => ({ ...request, contentType: 'application/json; charset="utf-16"' }),
  (request) => ({ ...request, contentType: '__proto__' }),
  (request) => ({ ...request, contentType: 'constructor' }),
  (request) => ({ ...request, contentType: 'application/cloudevents+json' }),
];

/** What became of each event of a request: all of them when it was refused as a whole. */
async function send(
  world: ReturnType<typeof createWorld>,
  { seeds, contentType, body }: Request,
): Promise<{ readonly status: number; readonly outcomes: readonly string[] }> {
  const headers = { authorization: `Bearer ${tokenOf('secret')}`, 'content-type': contentType };
  const response = await world.app.request('/v1/events', { method: 'POST', body, headers });
  const { status } = response;
  const { results, code, detail } = answerSchema.parse(await response.json());
  const ingested = new Map((await world.ingestAll()).map((result) => [result.messageId, result.outcome]));
  if (status >= 500) return { status, outcomes: seeds.map(() => `got ${status} ${code}`) };
  if (results === undefined)
    return { status, outcomes: seeds.map(() => (detail ? 'refused' : 'refused for no reason')) };
  const outcomes = results.map(({ status: result, event_id: busId = '', errors = [] }) => {
    if (result === 'refused') return errors.some(({ message }) => message !== '') ? 'refused' : 'refused for no reason';
    const outcome = ingested.get(busId) ?? 'taken, and never ingested';
    return outcome === 'quarantined' ? 'taken by the door, quarantined by ingest' : outcome;
  });
  return { status, outcomes };
}
