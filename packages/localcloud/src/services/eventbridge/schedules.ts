import type { RuleModel } from '../../template/model.ts';

// Timers hold 32 bits; longer ones would fire at once.
const longestTimerMs = 2_147_483_647;

function every(periodMs: number, fire: () => void): () => void {
  let timer: NodeJS.Timeout;
  const arm = (leftMs: number) => {
    const stepMs = Math.min(leftMs, longestTimerMs);
    timer = setTimeout(() => {
      if (stepMs < leftMs) return arm(leftMs - stepMs);
      fire();
      arm(periodMs);
    }, stepMs).unref();
  };
  arm(periodMs);
  return () => clearTimeout(timer);
}

/** Fires the enabled rate rules, first after one period, as EventBridge does. Answers how to stop. */
export function startSchedules(rules: readonly RuleModel[], fire: (rule: RuleModel) => void): () => void {
  const stops = rules.flatMap((rule) =>
    rule.enabled && rule.everyMs !== undefined ? [every(rule.everyMs, () => fire(rule))] : [],
  );
  return () => {
    for (const stop of stops) stop();
  };
}
