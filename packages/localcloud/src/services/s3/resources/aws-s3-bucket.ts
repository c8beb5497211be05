import { z } from 'zod';
import { resourceType } from '../../../template/resource-type.ts';

export const awsS3Bucket = resourceType({
  type: 'AWS::S3::Bucket',
  nameProperty: 'BucketName',
  lowerCaseName: true,
  attributes: { Arn: ({ name }) => `arn:aws:s3:::${name}` },
  properties: z.object({
    BucketName: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'expected 3 to 63 lower-case letters, digits, dots and hyphens')
      .optional(),
  }),
  refused: {
    NotificationConfiguration: 'nothing is told of objects here',
    ObjectLockConfiguration: 'nothing keeps an object from being deleted here',
    VersioningConfiguration: 'an object has one version here',
    WebsiteConfiguration: 'pages are not served from buckets here',
  },
  // An expiry by LifecycleConfiguration is of days, and may come late: here it never comes.
  withoutEffect: [
    'AccessControl',
    'BucketEncryption',
    'LifecycleConfiguration',
    'OwnershipControls',
    'PublicAccessBlockConfiguration',
    'Tags',
  ],
  adds: ({ logicalId, name, arn }) => ({ buckets: [{ logicalId, name, arn }] }),
});
