import type { SentEvent } from '@counterweight/contracts/events';
import type { EventSink } from '@counterweight/ledger';
import { countOutcomes, metricNames, type Telemetry } from '@counterweight/observability';

/** A sink that logs each event it hands over by the publisher's id and the bus's, which every later step logs too. */
export function loggedSink(sink: EventSink, { logger, metrics }: Pick<Telemetry, 'logger' | 'metrics'>): EventSink {
  return {
    async publish(events, sentFor) {
      const results = await sink.publish(events, sentFor);
      const outcomes = countOutcomes(metrics, metricNames.sent, results);
      const logged = events.map(({ id }, index) => ({ event_id: id, ...logLine(results[index]) }));
      logger.info('sent', { ...outcomes, events: logged });
      return results;
    },
  };
}

function logLine(result: SentEvent | undefined) {
  if (result?.outcome === 'sent') return { bus_id: result.busId, outcome: 'sent' };
  return { outcome: 'failed', error: result === undefined ? 'no answer' : `${result.code}: ${result.message}` };
}
