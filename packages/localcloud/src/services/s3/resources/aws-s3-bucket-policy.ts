import { z } from 'zod';
import { inside, refuse } from '../../../template/refusal.ts';
import { resourceType } from '../../../template/resource-type.ts';

function listOf<S extends z.ZodType>(each: S) {
  return z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(each));
}

/** A condition that only a connection without TLS, or with an old one, meets: here there is none between machines. */
const ofTransport = z.union([
  z.strictObject({ Bool: z.strictObject({ 'aws:SecureTransport': z.literal('false') }) }),
  z.strictObject({ NumericLessThan: z.strictObject({ 's3:TlsVersion': z.unknown() }) }),
]);
const statementSchema = z.union([
  z.looseObject({ Effect: z.literal('Allow') }),
  z.looseObject({ Effect: z.literal('Deny'), Condition: ofTransport }),
]);

/** Checked only: an `Allow` changes nothing, since every caller is of the account, and a `Deny` may be about TLS alone. */
export const awsS3BucketPolicy = resourceType({
  type: 'AWS::S3::BucketPolicy',
  properties: z.object({ PolicyDocument: z.object({ Statement: listOf(z.unknown()) }) }),
  // An Allow may name what does not run here.
  unresolved: ['PolicyDocument'],
  withoutEffect: ['Bucket'],
  adds: ({ place, properties }) => {
    for (const [index, statement] of properties.PolicyDocument.Statement.entries()) {
      if (statementSchema.safeParse(statement).success) continue;
      const at = inside(inside(inside(place, 'PolicyDocument'), 'Statement'), index);
      refuse(at, 'a Deny is not evaluated here', ['Deny without aws:SecureTransport', 'Deny below an s3:TlsVersion']);
    }
    return {};
  },
});
