import { depsFromEnvironment } from '@counterweight/dynamodb';
import { STREAM_LIMITS, SWEEP_LIMITS } from '@counterweight/ledger';
import { openTelemetry, withTelemetry } from '@counterweight/observability';
import { createCloseDayFunction } from './close-day-function.ts';
import { createStreamFunction } from './stream-function.ts';
import { createSweepFunction } from './sweep-function.ts';

const telemetry = await openTelemetry('projector');
const deps = depsFromEnvironment(process.env, { instrument: (client) => telemetry.tracing.capture(client) });

/** The Lambda entry for the ledger's stream: a batch in, partial batch response out. */
export const handler = withTelemetry(telemetry, createStreamFunction({ ...deps, limits: STREAM_LIMITS }, telemetry));

/** The Lambda entry for the schedule. */
export const sweep = withTelemetry(telemetry, createSweepFunction({ ...deps, limits: SWEEP_LIMITS }, telemetry));

/** The Lambda entry for the schedule after midnight. */
export const closeDay = withTelemetry(telemetry, createCloseDayFunction(deps, telemetry));
