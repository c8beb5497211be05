import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Handle } from '../../runtime/loopback-server.ts';
import type { Authorizer } from '../iam/authorizer.ts';
import type { Buckets } from './buckets.ts';
import type { S3Response } from './operation.ts';
import { operationOf } from './operations.ts';
import { S3Error } from './s3-error.ts';
import { readRequest, refuseUntaken } from './s3-request.ts';
import { xmlDocument } from './xml.ts';

/** The S3 endpoint, in the XML protocol of the AWS SDKs and in path style: what `operations.ts` names, and nothing else. */
export function s3Endpoint(buckets: Buckets, authorizer: Authorizer): Handle {
  return async (message, response) => {
    const answered = await answer(message, buckets, authorizer).catch((error: unknown) => refusalOf(error, message));
    // What was not read of a refused request stands in the way of the next one on the connection.
    message.resume();
    send(response, answered);
  };
}

async function answer(message: IncomingMessage, buckets: Buckets, authorizer: Authorizer): Promise<S3Response> {
  const request = readRequest(message);
  const operation = operationOf(request);
  refuseUntaken(request, operation);
  const bucket = buckets.find(request.bucket);
  if (bucket === undefined) throw new S3Error(404, 'NoSuchBucket', 'The specified bucket does not exist');
  const permit = (action: string, resource: string) => {
    const denied = authorizer.refusal(request.headers.authorization, action, resource);
    if (denied !== undefined) throw new S3Error(403, 'AccessDenied', denied);
  };
  return operation.run({ bucket, request, message, permit });
}

function refusalOf(error: unknown, { method, url = '' }: IncomingMessage): S3Response {
  const known = error instanceof S3Error ? error : new S3Error(500, 'InternalError', String(error));
  const [Resource = ''] = url.split('?');
  const body = xmlDocument('Error', { Code: known.code, Message: known.message, Resource });
  return {
    status: known.status,
    ...(method === 'HEAD' ? {} : { headers: { 'content-type': 'application/xml' }, body }),
  };
}

function send(response: ServerResponse, { status, headers = {}, body }: S3Response): void {
  const bytes = Buffer.from(body ?? '');
  const length = status === 204 ? {} : { 'content-length': bytes.length };
  response.writeHead(status, { ...length, 'x-amz-request-id': randomUUID(), ...headers });
  response.end(bytes);
}
