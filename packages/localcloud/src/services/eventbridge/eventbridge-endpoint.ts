import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { answerError, answerJson, type Handle, readBody } from '../../runtime/loopback-server.ts';
import type { Authorizer } from '../iam/authorizer.ts';
import type { Callers } from '../iam/callers.ts';
import type { EventBuses } from './event-buses.ts';
import { entrySchema, entrySize } from './put-events-entry.ts';

const contentType = 'application/x-amz-json-1.1';
const maxEntries = 10;
const maxEntriesBytes = 1_048_576;
// The entries' limit counts decoded text; JSON escapes can make a legal request several times as long.
const maxBodyBytes = 8 * maxEntriesBytes;

const requestSchema = z.object({ Entries: z.array(entrySchema), EndpointId: z.string().optional() });

function refuse(response: ServerResponse, type: string, message: string): void {
  answerError(response, 400, contentType, type, message);
}

/** The EventBridge endpoint: PutEvents in the protocol of the AWS SDKs, and nothing else. */
export function eventBridgeEndpoint(buses: EventBuses, callers: Callers, authorizer: Authorizer): Handle {
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
    if (body === undefined) return refuse(response, 'ValidationException', 'The request is too large.');
    const parsed = parseRequest(body.toString('utf8'));
    if (typeof parsed === 'string') return refuse(response, 'SerializationException', parsed);
    const { Entries: entries } = parsed;
    const problem = problemOf(entries);
    if (problem !== undefined) return refuse(response, 'ValidationException', problem);
    const { authorization } = request.headers;
    const arns = new Set(entries.map(({ EventBusName }) => buses.arnOf(EventBusName)));
    for (const arn of arns) {
      const denied = authorizer.refusal(authorization, 'events:PutEvents', arn);
      if (denied !== undefined) return refuse(response, 'AccessDeniedException', denied);
    }
    const results = await buses.put(entries, callers.principalArn(authorization));
    const failed = results.filter((result) => 'ErrorCode' in result).length;
    answerJson(response, 200, { FailedEntryCount: failed, Entries: results }, { 'content-type': contentType });
  };
}

/** Why a call is refused whole. */
function problemOf(entries: z.infer<typeof requestSchema>['Entries']): string | undefined {
  if (entries.length === 0 || entries.length > maxEntries) {
    return `1 validation error detected: 'entries' has ${entries.length} members, 1 to ${maxEntries} are allowed.`;
  }
  const bytes = entries.reduce((sum, entry) => sum + entrySize(entry), 0);
  if (bytes <= maxEntriesBytes) return undefined;
  return `Total size of the entries in the request is over the limit: ${bytes} of ${maxEntriesBytes} bytes.`;
}

function parseRequest(body: string): z.infer<typeof requestSchema> | string {
  try {
    const parsed = requestSchema.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data : z.prettifyError(parsed.error);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
