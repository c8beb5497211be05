import type { Telemetry } from './telemetry.ts';

/** What the platform tells of an invocation, as far as it is of use here. */
export interface InvocationContext {
  readonly awsRequestId: string;
}

type Handler<Event, Context, Answer> = (event: Event, context: Context) => Promise<Answer>;

/**
 * A handler in a segment of its trace, whose log lines carry the request's id, and whose metrics get out even when it
 * throws. What it throws goes on to the platform, which logs and counts it.
 */
export function observed<Event, Context extends InvocationContext, Answer>(
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

/** Answers how to end it. */
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
