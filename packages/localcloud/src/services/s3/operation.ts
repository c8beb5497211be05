import type { IncomingMessage } from 'node:http';
import type { Bucket } from './bucket.ts';
import type { S3Request, Takes } from './s3-request.ts';

/** What an operation answers. */
export interface S3Response {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

/** What an operation is asked, and of whom. */
export interface Asked {
  readonly bucket: Bucket;
  readonly request: S3Request;
  readonly message: IncomingMessage;
  /** Errors: `AccessDenied` when the caller may not do this with the resource. */
  readonly permit: (action: string, resource: string) => void;
}

/** An operation, by what is told apart in its request. */
export interface Operation extends Takes {
  readonly method: string;
  readonly on: 'bucket' | 'object';
  /** The query parameter that makes it this one. */
  readonly by?: readonly [name: string, value: string];
  run(asked: Asked): Promise<S3Response>;
}

/** The ARN of an object, by which policies name it. */
export function objectArn({ model }: Bucket, key: string): string {
  return `${model.arn}/${key}`;
}
