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
  { logger, metrics, tracer }: Telemetry,
  handle: Handler<Event, Context, Answer>,
): Handler<Event, Context, Answer> {
  return async (event, context) => {
    logger.appendKeys({ request_id: context.awsRequestId });
    const end = beginSegment(tracer);
    try {
      return await handle(event, context);
    } catch (error) {
      if (error instanceof Error) tracer.addErrorAsMetadata(error);
      throw error;
    } finally {
      end();
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    }
  };
}

/** Begins a segment; call the result to end it. */
function beginSegment(tracer: Telemetry['tracer']): () => void {
  if (!tracer.isTracingEnabled()) return () => {};
  const invocation = tracer.getSegment();
  const segment = invocation?.addNewSubsegment('## handler');
  if (invocation === undefined || segment === undefined) return () => {};
  tracer.setSegment(segment);
  tracer.annotateColdStart();
  tracer.addServiceNameAnnotation();
  return () => {
    segment.close();
    tracer.setSegment(invocation);
  };
}
