import { type EventResult, eventResultsSchema } from '@counterweight/contracts/http';
import { type ApiClient, readAnswer } from './api-client.ts';
import { apiErrorOf } from './api-error.ts';
import { parseJson } from './parse-json.ts';

const MAX_BATCH_EVENTS = 500;
const MAX_BATCH_BYTES = 4 * 1024 * 1024;
const CONCURRENCY = 3;

/** Sends events through `POST /v1/events`, several requests at once. What it answered of each event, in order. */
export async function sendEvents(
  api: ApiClient,
  events: readonly unknown[],
  onProgress?: (done: number, of: number) => void,
): Promise<readonly EventResult[]> {
  const results = events.map((_, index): EventResult => ({ index, ...unanswered }));
  const batches = batchLines(events.map((event) => JSON.stringify(event)));
  let done = 0;
  if (events.length > 0) onProgress?.(done, events.length);
  const waiting = batches.values();
  const lanes = Array.from({ length: Math.min(CONCURRENCY, batches.length) }, async () => {
    for (const { first, lines } of waiting) {
      for (const result of await sendBatch(api, lines)) {
        const index = first + result.index;
        results[index] = { ...result, index };
      }
      done += lines.length;
      onProgress?.(done, events.length);
    }
  });
  await Promise.all(lanes);
  return results;
}

const unanswered = {
  status: 'refused' as const,
  code: 'no_result',
  errors: [{ field: '', message: 'the API gave no result for this event; send it again' }],
};

async function sendBatch(api: ApiClient, lines: readonly string[]) {
  const answer = await api.send('/v1/events', {
    method: 'POST',
    contentType: 'application/x-ndjson',
    body: `${lines.join('\n')}\n`,
    answers: [403, 422, 429],
  });
  const results = eventResultsSchema.safeParse(parseJson(answer.text));
  if (results.success) return results.data.results;
  if (answer.status >= 400) throw apiErrorOf(answer.status, answer.text, '/v1/events');
  return readAnswer(answer, eventResultsSchema, '/v1/events').results;
}

/** Splits by count and bytes; a line larger than a request stands alone, for the API to refuse by its own words. */
function batchLines(lines: readonly string[]): readonly { readonly first: number; readonly lines: string[] }[] {
  const batches: { first: number; lines: string[] }[] = [];
  let bytes = 0;
  for (const [index, line] of lines.entries()) {
    const size = Buffer.byteLength(line) + 1;
    const batch = batches.at(-1);
    if (batch !== undefined && batch.lines.length < MAX_BATCH_EVENTS && bytes + size <= MAX_BATCH_BYTES) {
      batch.lines.push(line);
      bytes += size;
    } else {
      batches.push({ first: index, lines: [line] });
      bytes = size;
    }
  }
  return batches;
}
