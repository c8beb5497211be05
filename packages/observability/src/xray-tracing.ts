import { Tracer } from '@aws-lambda-powertools/tracer';
import type { ServiceName } from './metric-names.ts';
import type { Tracing } from './tracing.ts';

/** Traces to the platform's daemon. They hold no answers, which are data. */
export function createXrayTracing(service: ServiceName): Tracing {
  // The SDK's clients are captured one by one: every call of theirs would stand in the trace twice otherwise.
  const tracer = new Tracer({ serviceName: service, captureHTTPsRequests: false });
  return {
    capture: (client) => tracer.captureAWSv3Client(client),
    begin: () => beginSegment(tracer),
    noteError: (error) => tracer.addErrorAsMetadata(error),
  };
}

function beginSegment(tracer: Tracer): () => void {
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
