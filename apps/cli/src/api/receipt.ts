import { receiptsQuestion } from '@counterweight/contracts/http';
import { type ApiClient, readAnswer } from './api-client.ts';

/** What became of an event, as far as it has. */
export type Receipt =
  | { readonly state: 'open' }
  /** `duplicateOf`: the event that recorded the same content first. */
  | { readonly state: 'visible'; readonly seq: number; readonly duplicateOf: string | undefined }
  | { readonly state: 'put_aside'; readonly outcome: 'conflict' | 'quarantined'; readonly reason: string };

/** The receipt of a delivery by the bus's own id; open while there is none. */
export async function readReceipt(api: ApiClient, busId: string): Promise<Receipt> {
  const { path } = receiptsQuestion;
  const answer = await api.send(path, { query: { event_id: busId }, answers: [404] });
  if (answer.status === 404) return { state: 'open' };
  const receipt = readAnswer(answer, receiptsQuestion.answer, path);
  const { quarantine } = receipt;
  if (!('first_id' in receipt)) {
    return { state: 'put_aside', outcome: receipt.outcome, reason: quarantine[0]?.reason ?? '' };
  }
  const { outcome, first_id, visible_at_seq: seq } = receipt;
  if (seq !== null) return { state: 'visible', seq, duplicateOf: outcome === 'duplicate' ? first_id : undefined };
  // Recorded, but no view can take it; deliveries that ingest put aside under the same id are no matter of this one.
  const unprojectable = quarantine.find(({ stage }) => stage === 'projector');
  if (unprojectable === undefined) return { state: 'open' };
  return { state: 'put_aside', outcome: 'quarantined', reason: unprojectable.reason };
}
