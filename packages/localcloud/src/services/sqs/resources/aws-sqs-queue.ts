import { z } from 'zod';
import { type NamedResource, resourceType } from '../../../template/resource-type.ts';

function queueUrl({ region, accountId, name }: NamedResource): string {
  return `https://sqs.${region}.amazonaws.com/${accountId}/${name}`;
}

export const awsSqsQueue = resourceType({
  type: 'AWS::SQS::Queue',
  nameProperty: 'QueueName',
  ref: queueUrl,
  attributes: { Arn: ({ arnIn, name }) => arnIn('sqs', name), QueueName: ({ name }) => name, QueueUrl: queueUrl },
  properties: z.object({
    QueueName: z.string().optional(),
    VisibilityTimeout: z.number().int().min(0).max(43_200).default(30),
    DelaySeconds: z.number().int().min(0).max(900).default(0),
    MessageRetentionPeriod: z.number().int().min(60).max(1_209_600).default(345_600),
    RedrivePolicy: z
      .strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number().int().min(1).max(1000) })
      .optional(),
  }),
  withoutEffect: [
    'KmsDataKeyReusePeriodSeconds',
    'KmsMasterKeyId',
    'ReceiveMessageWaitTimeSeconds',
    'RedriveAllowPolicy',
    'SqsManagedSseEnabled',
    'Tags',
  ],
  adds: ({ logicalId, name, arn, properties }) => ({
    queues: [
      {
        logicalId,
        name,
        arn,
        visibilityTimeoutMs: properties.VisibilityTimeout * 1000,
        delayMs: properties.DelaySeconds * 1000,
        retentionMs: properties.MessageRetentionPeriod * 1000,
        redrive: properties.RedrivePolicy && {
          deadLetterArn: properties.RedrivePolicy.deadLetterTargetArn,
          maxReceiveCount: properties.RedrivePolicy.maxReceiveCount,
        },
      },
    ],
  }),
});
