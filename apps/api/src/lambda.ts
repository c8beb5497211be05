import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { budgetRulesFromEnvironment, depsFromEnvironment, objectsFromEnvironment } from '@counterweight/dynamodb';
import { API_ENVELOPE_SOURCE } from '@counterweight/ledger';
import { openTelemetry, withTelemetry } from '@counterweight/observability';
import { asSink, createPublisher } from '@counterweight/publisher';
import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda';
import { apiSettings } from './api-settings.ts';
import { createApp } from './create-app.ts';
import { withEscapedPath } from './escaped-path.ts';
import { loggedSink } from './publishing/logged-sink.ts';

const telemetry = await openTelemetry('api');
const { tracing, logger } = telemetry;
const { busName, precedence, apiAccount } = apiSettings(process.env);
/** A request has 29 seconds: what is not handed over by then is refused by name, and a request on its way may take a while. */
const SENDING_MS = 18_000;
const ONE_REQUEST_MS = 5000;

const client = new EventBridgeClient({
  // The publisher tries again itself, as long as there is time.
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 1000, requestTimeout: ONE_REQUEST_MS, throwOnRequestTimeout: true },
});
const publisher = createPublisher({
  client: tracing.capture(client),
  busName,
  envelopeSource: API_ENVELOPE_SOURCE,
});

const app = createApp({
  ...depsFromEnvironment(process.env, { instrument: (client) => tracing.capture(client) }),
  objects: objectsFromEnvironment(process.env),
  budgetRules: budgetRulesFromEnvironment(process.env),
  sink: loggedSink(asSink(publisher, { withinMs: SENDING_MS }), telemetry),
  precedence,
  ...(apiAccount === undefined ? {} : { apiAccount }),
  onError: (error) => logger.error('unexpected', { error: String(error) }),
});
const answer = handle(app);

/** The Lambda entry: API Gateway HTTP API, payload 2.0. The views' memories live as long as the environment. */
export const handler = withTelemetry(telemetry, (event: LambdaEvent, context: LambdaContext) =>
  answer(withEscapedPath(event), context),
);
