import type { Telemetry } from './telemetry.ts';

/** The part of the Lambda context that is used. */
export interface InvocationContext {
  readonly awsRequestId: string;
}

type Handler<Event, Context, Answer> = (event: Event, context: Context) => Promise<Answer>;

/**
 * Wraps a handler: a trace segment for it, the request's id in its log lines, and metrics published even when it throws.
 * Errors are thrown on to the platform, which logs and counts them.
 */
export function withTelemetry<Event, Context extends InvocationContext, Answer>(
  { logger, metrics, tracing }: Telemetry,
  handle: Handler<Event, Context, Answer>,
): Handler<Event, Context, Answer> {
  return async (event, context) => {
    logger.appendKeys({ request_id: context.awsRequestId });
    const end = tracing.begin();
    try {
      return await handle(event, context);
    } catch (error) {
      if (error instanceof Error) tracing.noteError(error);
      throw error;
    } finally {
      end();
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    }
  };
}
