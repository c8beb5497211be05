import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { depsFromEnvironment } from '@counterweight/dynamodb';
import { API_ENVELOPE_SOURCE } from '@counterweight/ledger';
import { asSink, createPublisher } from '@counterweight/publisher';
import { handle } from 'hono/aws-lambda';
import { apiSettings } from './api-settings.ts';
import { createApp } from './create-app.ts';

const { busName, precedence, apiAccount } = apiSettings(process.env);
const publisher = createPublisher({
  client: new EventBridgeClient({}),
  busName,
  envelopeSource: API_ENVELOPE_SOURCE,
});

/** The Lambda entry: API Gateway HTTP API, payload 2.0. The views' memories live as long as the environment. */
export const handler = handle(
  createApp({
    ...depsFromEnvironment(process.env),
    sink: asSink(publisher),
    precedence,
    ...(apiAccount === undefined ? {} : { apiAccount }),
    onError: (error) => console.error(JSON.stringify({ level: 'error', message: String(error) })),
  }),
);
