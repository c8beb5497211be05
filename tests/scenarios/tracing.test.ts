import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';

const bundle = fileURLToPath(new URL('../../dist/functions/ingest/index.mjs', import.meta.url));
const MARKER = 'Rosebud';
const TRACE = '1-5759e988-bd862e3fe1be46a994272793';
const INVOCATION = '557abcec3ee5a047';

const segmentSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  trace_id: z.string(),
  parent_id: z.string(),
  aws: z.looseObject({ operation: z.string() }).optional(),
  annotations: z.record(z.string(), z.unknown()).optional(),
});

/** What the platform's daemon would get: every message is a header and a segment, a line each. */
async function daemon() {
  const heard: string[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (message) => heard.push(message.toString().split('\n')[1] ?? ''));
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const segments = () => heard.map((text) => segmentSchema.parse(JSON.parse(text)));
  return { address: `127.0.0.1:${socket.address().port}`, heard, segments, close: () => socket.close() };
}

/** A DynamoDB that holds nothing and takes everything. */
async function emptyDynamoDb() {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      response.setHeader('content-type', 'application/x-amz-json-1.0');
      const isInsert = String(request.headers['x-amz-target']).endsWith('.BatchExecuteStatement');
      response.end(isInsert ? '{"Responses":[{}]}' : '{"Responses":{},"UnprocessedKeys":{}}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

function message(): string {
  const type = 'counterweight.dataset.described.v1';
  const dataset = { title: MARKER, publisher: MARKER, covers: ['strike'] };
  const data = { entity: 'desk:dataset', revision: 1, dataset };
  const detail = { specversion: '1.0', id: 'event-1', source: 'desk', type, data };
  return JSON.stringify({ id: 'bus-1', account: '1', source: 'desk', 'detail-type': type, detail });
}

/** The bundle in a process that is like the platform's, which calls its handler once. Answers what it printed. */
async function invokeTraced(daemonAddress: string, dynamodbUrl: string): Promise<string> {
  const event = JSON.stringify({ Records: [{ messageId: 'm', body: message() }] });
  const script = `const { handler } = await import(${JSON.stringify(bundle)});
    await handler(${event}, { awsRequestId: 'request-1' });
    setTimeout(() => process.exit(0), 300);`;
  const env = {
    ...{ PATH: process.env.PATH ?? '', AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x', LAMBDA_TASK_ROOT: '/tmp' },
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    ...{ AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'y' },
    ...{ AWS_XRAY_DAEMON_ADDRESS: daemonAddress, AWS_ENDPOINT_URL_DYNAMODB: dynamodbUrl },
    ...{ LEDGER_TABLE: 'l', QUARANTINE_TABLE: 'q', TOKENS_TABLE: 't' },
    ...{
      BUDGETS:
        '{"perMinute":600,"burstMinutes":1,"rowsPerEvent":10,"revisionsPerMinute":120,"linksPerMinute":60,"unlimited":["desk"]}',
      WAITING_QUEUE: `${dynamodbUrl}/waiting`,
    },
    SENDERS: JSON.stringify({ apiAccount: '1', accounts: [{ account: '1', sources: ['*'] }] }),
    _X_AMZN_TRACE_ID: `Root=${TRACE};Parent=${INVOCATION};Sampled=1`,
  };
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += String(chunk)));
  const code = await new Promise((resolve) => child.on('exit', resolve));
  expect(code, printed).toBe(0);
  return printed;
}

test('on the platform a function’s trace holds its handler and each call of its client, and nothing of an event', async () => {
  const [traces, dynamodb] = [await daemon(), await emptyDynamoDb()];
  const printed = await invokeTraced(traces.address, dynamodb.url);
  dynamodb.close();
  await expect.poll(() => traces.segments().map(({ name }) => name), { timeout: 5000 }).toContain('## handler');
  traces.close();
  const segments = traces.segments();
  const handler = segments.find(({ name }) => name === '## handler');
  expect(handler).toMatchObject({
    trace_id: TRACE,
    parent_id: INVOCATION,
    annotations: { Service: 'ingest', ColdStart: true },
  });
  const calls = segments.filter(({ name }) => name === 'DynamoDB');
  // The source's budget, how many revisions there are, then receipt, then record.
  expect(calls.map(({ aws }) => aws?.operation)).toEqual([
    ...['BatchGetItem', 'BatchGetItem'],
    ...['BatchExecuteStatement', 'BatchExecuteStatement'],
  ]);
  for (const call of calls) expect(call).toMatchObject({ trace_id: TRACE, parent_id: handler?.id });
  expect(printed).toContain(`"xray_trace_id":"${TRACE}"`);
  expect(printed).toContain('"event_id":"event-1"');
  expect(traces.heard.join()).not.toContain(MARKER);
});
