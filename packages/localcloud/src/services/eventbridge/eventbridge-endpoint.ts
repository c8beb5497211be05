import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { answerJson, type Handle, readBody } from '../../runtime/loopback-server.ts';
import type { Authorizer } from '../iam/authorizer.ts';
import type { Callers } from '../iam/callers.ts';
import type { EntryResult, EventBuses } from './event-buses.ts';
import { type Entry, entrySchema, entrySize } from './put-events-entry.ts';

const contentType = 'application/x-amz-json-1.1';
const maxEntries = 10;
const maxEntriesBytes = 1_048_576;
// The entries' limit counts decoded text; JSON escapes can make a legal request several times as long.
const maxBodyBytes = 8 * maxEntriesBytes;

const requestSchema = z.object({ Entries: z.array(entrySchema), EndpointId: z.string().optional() });

function refuse(response: ServerResponse, type: string, message: string): void {
  answerJson(response, 400, { __type: type, message }, { 'content-type': contentType, 'x-amzn-errortype': type });
}

function validation(response: ServerResponse, message: string): void {
  refuse(response, 'ValidationException', message);
}

/** The EventBridge endpoint: PutEvents in the protocol of the AWS SDKs, and nothing else. */
export function eventBridgeEndpoint(buses: EventBuses, callers: Callers, authorizer: Authorizer): Handle {
  const callerOf = (authorization: string | undefined): Caller => ({
    refusal: (entries) => {
      const arns = new Set(entries.map(({ EventBusName }) => buses.arnOf(EventBusName)));
      const refusals = [...arns].map((arn) => authorizer.refusal(authorization, 'events:PutEvents', arn));
      return refusals.find((each) => each !== undefined);
    },
    put: (entries) => buses.put(entries, callers.principalArn(authorization)),
  });
  return async (request, response) => {
    // The AWS content type is one a web page cannot send across origins without a preflight, which this never grants.
    if (request.method !== 'POST' || request.headers['content-type'] !== contentType) {
      return answerJson(response, 415, { message: `Only POST with content-type ${contentType} is answered here.` });
    }
    const target = request.headers['x-amz-target'];
    if (target !== 'AWSEvents.PutEvents') {
      return refuse(response, 'UnknownOperationException', `${String(target)} is not served here; PutEvents is.`);
    }
    const body = await readBody(request, maxBodyBytes);
    if (body === undefined) return validation(response, 'The request is too large.');
    await putEvents(callerOf(request.headers.authorization), body.toString('utf8'), response);
  };
}

interface Caller {
  /** Why the entries may not be put at all. */
  readonly refusal: (entries: readonly Entry[]) => string | undefined;
  readonly put: (entries: readonly Entry[]) => Promise<readonly EntryResult[]>;
}

async function putEvents({ refusal, put }: Caller, body: string, response: ServerResponse): Promise<void> {
  const parsed = parseRequest(body);
  if (typeof parsed === 'string') return refuse(response, 'SerializationException', parsed);
  const { Entries: entries } = parsed;
  if (entries.length === 0 || entries.length > maxEntries) {
    return validation(
      response,
      `1 validation error detected: 'entries' has ${entries.length} members, 1 to ${maxEntries} are allowed.`,
    );
  }
  const bytes = entries.reduce((sum, entry) => sum + entrySize(entry), 0);
  if (bytes > maxEntriesBytes) {
    return validation(
      response,
      `Total size of the entries in the request is over the limit: ${bytes} of ${maxEntriesBytes} bytes.`,
    );
  }
  const refused = refusal(entries);
  if (refused !== undefined) return refuse(response, 'AccessDeniedException', refused);
  const results = await put(entries);
  const failed = results.filter((result) => 'ErrorCode' in result).length;
  answerJson(response, 200, { FailedEntryCount: failed, Entries: results }, { 'content-type': contentType });
}

function parseRequest(body: string): z.infer<typeof requestSchema> | string {
  try {
    const parsed = requestSchema.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data : z.prettifyError(parsed.error);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
