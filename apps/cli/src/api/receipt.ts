import { cloudEventSchema } from '@counterweight/contracts/events';
import { type EventResult, receiptsQuestion } from '@counterweight/contracts/http';
import { type ApiClient, readAnswer } from './api-client.ts';

/** An event that the API took, by its own key and by the id that the bus gave this delivery. */
export interface SentEvent {
  readonly source: string;
  readonly id: string;
  readonly busId: string;
}

/** What was sent, where the API took it. */
export function sentEvent(event: unknown, result: EventResult | undefined): SentEvent | undefined {
  const taken = cloudEventSchema.safeParse(event).data;
  if (result?.status !== 'taken' || taken === undefined) return undefined;
  return { source: taken.source, id: taken.id, busId: result.event_id };
}

/** What became of an event, as far as it has. */
export type Receipt =
  | { readonly state: 'open' }
  /** `duplicateOf`: the event that recorded the same content first. */
  | { readonly state: 'visible'; readonly seq: number; readonly duplicateOf: string | undefined }
  | { readonly state: 'put_aside'; readonly outcome: 'conflict' | 'quarantined'; readonly reason: string };

/** What became of one delivery of an event; open while there is no receipt. */
export async function readReceipt(api: ApiClient, { source, id, busId }: SentEvent): Promise<Receipt> {
  const receipt = await askReceipt(api, { source, id });
  if (receipt === undefined) return { state: 'open' };
  const { quarantine } = receipt;
  if (!('first_id' in receipt)) return putAside(receipt.outcome, quarantine);
  // Another delivery under this id was recorded: this one may be what was refused.
  const other = quarantine.some(({ stage }) => stage === 'ingest') && (await askReceipt(api, { event_id: busId }));
  if (other && !('first_id' in other)) return putAside(other.outcome, other.quarantine);
  const { outcome, first_id, visible_at_seq: seq } = receipt;
  if (seq !== null) return { state: 'visible', seq, duplicateOf: outcome === 'duplicate' ? first_id : undefined };
  // Recorded, but no view can take it.
  const unprojectable = quarantine.filter(({ stage }) => stage === 'projector');
  return unprojectable.length === 0 ? { state: 'open' } : putAside('quarantined', unprojectable);
}

async function askReceipt(api: ApiClient, query: Readonly<Record<string, string>>) {
  const { path } = receiptsQuestion;
  const answer = await api.send(path, { query, answers: [404] });
  return answer.status === 404 ? undefined : readAnswer(answer, receiptsQuestion.answer, path);
}

function putAside(outcome: 'conflict' | 'quarantined', [newest]: readonly { readonly reason: string }[]): Receipt {
  return { state: 'put_aside', outcome, reason: newest?.reason ?? '' };
}
