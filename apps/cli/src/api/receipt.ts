import { z } from 'zod';
import { type ApiClient, readAnswer } from './api-client.ts';

const answerSchema = z.object({
  outcome: z.enum(['accepted', 'duplicate', 'conflict', 'quarantined']),
  first_id: z.string().optional(),
  visible_at_seq: z.number().int().nullable(),
  quarantine: z.array(z.object({ stage: z.string(), reason: z.string() })),
});

/** What became of an event, as far as it has. */
export type Receipt =
  | { readonly state: 'open' }
  /** `duplicateOf`: the event that recorded the same content first. */
  | { readonly state: 'visible'; readonly seq: number; readonly duplicateOf: string | undefined }
  | { readonly state: 'put_aside'; readonly outcome: 'conflict' | 'quarantined'; readonly reason: string };

/** The receipt of a delivery by the bus's own id; open while there is none. */
export async function readReceipt(api: ApiClient, busId: string): Promise<Receipt> {
  const path = '/v1/receipts';
  const answer = await api.send(path, { query: { event_id: busId }, answers: [404] });
  if (answer.status === 404) return { state: 'open' };
  const { outcome, first_id, visible_at_seq: seq, quarantine } = readAnswer(answer, answerSchema, path);
  if (outcome === 'conflict' || outcome === 'quarantined') {
    return { state: 'put_aside', outcome, reason: quarantine[0]?.reason ?? '' };
  }
  if (seq !== null) return { state: 'visible', seq, duplicateOf: outcome === 'duplicate' ? first_id : undefined };
  // Recorded, but no view can take it; deliveries that ingest put aside under the same id are no matter of this one.
  const unprojectable = quarantine.find(({ stage }) => stage === 'projector');
  if (unprojectable === undefined) return { state: 'open' };
  return { state: 'put_aside', outcome: 'quarantined', reason: unprojectable.reason };
}
