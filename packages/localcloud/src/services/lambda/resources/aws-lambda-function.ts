import { z } from 'zod';
import { inside, refuse } from '../../../template/refusal.ts';
import { resourceType } from '../../../template/resource-type.ts';
import { functionNameOf } from '../functions.ts';
import { awsLambdaEventInvokeConfig } from './aws-lambda-event-invoke-config.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** A function with the directory of its bundle. */
export const awsLambdaFunction = resourceType({
  type: 'AWS::Lambda::Function',
  nameProperty: 'FunctionName',
  attributes: { Arn: ({ arnIn, name }) => arnIn('lambda', `function:${name}`) },
  properties: z.object({
    FunctionName: z.string().optional(),
    Code: z.strictObject({
      S3Bucket: z.unknown().optional(),
      S3Key: z.string(),
      SourceKMSKeyArn: z.unknown().optional(),
    }),
    Handler: z.string(),
    Role: z.string(),
    Runtime: z.string().regex(/^nodejs\d+\.x$/, 'only Node.js runtimes run here'),
    PackageType: z.literal('Zip').optional(),
    Timeout: z.number().int().min(1).max(900).default(3),
    MemorySize: z.number().int().min(128).default(128),
    ReservedConcurrentExecutions: z.number().int().min(0).optional(),
    Environment: z.strictObject({ Variables: z.record(z.string(), scalar).default({}) }).optional(),
    DeadLetterConfig: z.strictObject({ TargetArn: z.string() }).optional(),
  }),
  withoutEffect: [
    'Architectures',
    'CodeSigningConfigArn',
    'Description',
    'EphemeralStorage',
    'KmsKeyArn',
    'LoggingConfig',
    'RecursiveLoop',
    'RuntimeManagementConfig',
    'SnapStart',
    'Tags',
    'TracingConfig',
    'VpcConfig',
  ],
  adds: ({ logicalId, name, arn, place, properties, others, assetDirectory }) => {
    const { S3Key: asset } = properties.Code;
    const directory = assetDirectory(asset) ?? refuse(inside(place, 'Code'), `the assembly holds no asset ${asset}`);
    const config = others(awsLambdaEventInvokeConfig)
      .map((each) => each.properties)
      .find((each) => functionNameOf(each.FunctionName) === name);
    const model = {
      logicalId,
      name,
      arn,
      directory,
      handler: properties.Handler,
      runtime: properties.Runtime,
      roleArn: properties.Role,
      environment: properties.Environment?.Variables ?? {},
      timeoutMs: properties.Timeout * 1000,
      memoryMb: properties.MemorySize,
      reservedConcurrency: properties.ReservedConcurrentExecutions,
      asynchronous: {
        maximumRetryAttempts: config?.MaximumRetryAttempts ?? 2,
        maximumAgeMs: (config?.MaximumEventAgeInSeconds ?? 21_600) * 1000,
        deadLetterArn: config?.DestinationConfig?.OnFailure?.Destination ?? properties.DeadLetterConfig?.TargetArn,
      },
    };
    return { functions: [model] };
  },
});
