import { type RedactDeps, type Redacted, redact, redactOrderSchema } from '@counterweight/ledger';
import type { Telemetry } from '@counterweight/observability';
import { type Answer, done, readOrder, refused } from './answer.ts';

type Done = Extract<Redacted, { outcome: 'redacted' | 'repeated' }>;

/** The function that redacts one record everywhere. Its log says which and what became of it, and not why. */
export function createRedactFunction(deps: RedactDeps, { logger }: Pick<Telemetry, 'logger'>) {
  return async (event: unknown): Promise<Answer<Done>> => {
    const order = readOrder(redactOrderSchema, event);
    if (!order.ok) return order;
    const { kind, ...named } = order.result;
    const redacted = await redact(kind === undefined ? named : { kind, ...named }, deps);
    return answerOf(redacted, `${named.entity} ${named.record} ${named.revision}`, logger);
  };
}

function answerOf(redacted: Redacted, name: string, logger: Telemetry['logger']): Answer<Done> {
  if (redacted.outcome === 'unknown') return refused('unknown_record', `the ledger holds no record ${name}`);
  if (redacted.outcome === 'ambiguous') {
    return refused('ambiguous', `${name} is of several kinds: ${redacted.kinds.join(', ')}; name one with --kind`);
  }
  if (redacted.outcome === 'unstorable') {
    return refused(
      'unstorable',
      `the rows that ${name} ever gave are more than one transaction takes: ${redacted.reason}`,
    );
  }
  const { outcome, name: record, answer, copies, erased, snapshots } = redacted;
  logger.info('redacted', {
    outcome,
    ...record,
    answer,
    copies,
    erased,
    snapshots,
  });
  return done(redacted);
}
