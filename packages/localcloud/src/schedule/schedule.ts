import type { EventBuses } from '../bus/event-bus.ts';
import type { LogSink } from '../log-event.ts';
import type { RuleModel } from '../template/model.ts';

// Timers are 32-bit; a rate of more than 24 days would fire at once.
const longestTimerMs = 2_147_483_647;

/** Fires the rate rules, first after one period, as EventBridge does. Answers how to stop. */
export function startSchedules(rules: readonly RuleModel[], buses: EventBuses, log: LogSink): () => void {
  const timers = rules.flatMap((rule) => {
    if (!rule.enabled || rule.everyMs === undefined) return [];
    const fire = () => {
      buses.fire(rule).catch((error: unknown) => log({ type: 'internal.error', where: rule.name, error }));
    };
    return [setInterval(fire, Math.min(rule.everyMs, longestTimerMs)).unref()];
  });
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}
