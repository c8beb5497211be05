import type { ServiceName } from './metric-names.ts';
import { noTracing, type Tracing } from './tracing.ts';

/**
 * The tracing of one service. The tracer is loaded only where the platform has a daemon for its traces: once loaded, it
 * follows every promise of the process, whether it traces or not.
 */
export async function openTracing(service: ServiceName): Promise<Tracing> {
  if (process.env.AWS_XRAY_DAEMON_ADDRESS === undefined) return noTracing;
  const { createXrayTracing } = await import('./xray-tracing.ts');
  return createXrayTracing(service);
}
