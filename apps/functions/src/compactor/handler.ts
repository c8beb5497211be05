import { depsFromEnvironment, objectsFromEnvironment } from '@counterweight/dynamodb';
import { createLedgerMemory } from '@counterweight/ledger';
import { openTelemetry, withTelemetry } from '@counterweight/observability';
import { createCompactFunction } from './compact-function.ts';

const telemetry = await openTelemetry('compactor');
const { ledger, clock } = depsFromEnvironment(process.env);
const objects = objectsFromEnvironment(process.env);
const memory = createLedgerMemory({ ledger, objects, clock });

/** The Lambda entry for the schedule. */
export const handler = withTelemetry(telemetry, createCompactFunction({ ledger, objects, clock, memory }, telemetry));
