import { type CloudEvent, type RecordName, readEvent } from '@counterweight/contracts/events';
import type { EventResult } from '@counterweight/contracts/http';
import type { KindName } from '@counterweight/domain/kinds';
import type { CurrentRecord } from '@counterweight/importers';
import type { ApiClient } from '../api/api-client.ts';
import { awaitVisible, type Visibility } from '../api/await-visible.ts';
import { sentEvent } from '../api/receipt.ts';
import { recordedOtherwise, type SentRecord } from '../api/recorded-otherwise.ts';
import { sendEvents } from '../api/send-events.ts';
import type { CliEnvironment } from '../command/cli-environment.ts';
import { startProgress } from '../command/progress.ts';
import type { ImportResult } from './import-summary.ts';

export type Published = Pick<ImportResult, 'refused' | 'setAside' | 'seq' | 'waiting' | 'countedByDefault'>;

/**
 * Publishes what an import planned and waits until it is visible, as is what an import before it left behind. What no API
 * takes is not sent.
 */
export async function publishAndWait(
  api: ApiClient,
  source: string,
  events: readonly CloudEvent[],
  current: readonly CurrentRecord[],
  env: CliEnvironment,
): Promise<Published> {
  const { valid, invalid } = checked(events);
  const publishing = startProgress('Publishing', env);
  const sent = await sendEvents(
    api,
    valid.map(({ event }) => event),
    publishing.update,
  ).finally(publishing.stop);
  const taken = takenRecords(valid, sent);
  // Of what the ledger holds already a crash may have left some unprojected.
  const awaited = [...current, ...taken];
  const waiting = startProgress('Becoming visible', env);
  const visibility = await awaitVisible(api, source, awaited, env, waiting.update).finally(waiting.stop);
  const without = new Set<unknown>([...visibility.missing, ...visibility.setAside.map(({ record }) => record)]);
  const visible = taken.filter((record) => !without.has(record));
  const setAside = [...visibility.setAside, ...(await recordedOtherwise(api, source, visible))];
  return {
    setAside,
    seq: visibility.seq,
    waiting: waitingText(visibility, awaited.length),
    refused: [
      ...invalid,
      ...sent.flatMap((result, index) => {
        const event = valid[index]?.event;
        return result.status === 'refused' && event !== undefined ? [{ id: event.id, errors: result.errors }] : [];
      }),
    ],
    countedByDefault: sent.every((result) => result.status !== 'taken' || result.counted_by_default),
  };
}

const WHY: Readonly<Record<Exclude<Visibility['end'], 'complete'>, string>> = {
  interrupted: 'Waiting was interrupted',
  quiet: 'Nothing new became visible for minutes',
  unreachable: 'The API could not be asked any more',
};

/** Where it ended early: what is visible already, that nothing is lost, and how to go on. */
function waitingText({ end, visible, seq, missing }: Visibility, total: number): string | undefined {
  if (end === 'complete') return undefined;
  const upTo = seq > 0 ? `, up to seq ${seq}` : '';
  const [first] = missing;
  const goOn =
    'Run the same command again: it sends nothing twice, and waits on. `cw quarantine list` names events that were put aside';
  return `${WHY[end]}. ${visible} of ${total} records are visible already${upTo}; ${missing.length} records are not visible yet, ${first?.entity} revision ${first?.revision} among them. Everything was published and nothing is lost. ${goOn}.`;
}

interface NamedEvent {
  readonly event: CloudEvent;
  readonly name: RecordName<KindName>;
}

/** Tells what no API takes from what it may take. */
function checked(events: readonly CloudEvent[]) {
  const valid: NamedEvent[] = [];
  const invalid: ImportResult['refused'][number][] = [];
  for (const event of events) {
    const reading = readEvent(event);
    if (reading.ok) valid.push({ event, name: reading.name });
    else invalid.push({ id: event.id, errors: reading.faults });
  }
  return { valid, invalid };
}

function takenRecords(events: readonly NamedEvent[], sent: readonly EventResult[]): readonly SentRecord[] {
  return sent.flatMap((result, index): SentRecord[] => {
    const { event, name } = events[index] ?? {};
    const sentAs = sentEvent(event, result);
    if (sentAs === undefined || event === undefined || name === undefined) return [];
    return [{ ...name, type: event.type, data: event.data, sent: sentAs }];
  });
}
