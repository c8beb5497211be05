import { listenOnLoopback } from '../../runtime/loopback-server.ts';
import { Authorizer } from '../iam/authorizer.ts';
import { Callers } from '../iam/callers.ts';
import { Buckets } from './buckets.ts';
import { s3Endpoint } from './s3-endpoint.ts';

/** One empty bucket in memory, behind an S3 endpoint that lets everybody do everything: for tests of what speaks to it. */
export async function serveBucket(name: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const model = { logicalId: name, name, arn: `arn:aws:s3:::${name}` };
  const buckets = await Buckets.open([model], { dataDir: undefined, now: Date.now });
  const authorizer = new Authorizer(new Callers('000000000000'), [], () => {});
  return listenOnLoopback(0, s3Endpoint(buckets, authorizer));
}
