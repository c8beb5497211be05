import { z } from 'zod';
import { resourceType } from '../../../template/resource-type.ts';

/** How asynchronous invocations fail; read by the function it belongs to. */
export const awsLambdaEventInvokeConfig = resourceType({
  type: 'AWS::Lambda::EventInvokeConfig',
  properties: z.object({
    FunctionName: z.string(),
    Qualifier: z.string().optional(),
    MaximumRetryAttempts: z.number().int().min(0).max(2).default(2),
    MaximumEventAgeInSeconds: z.number().int().min(60).max(21_600).default(21_600),
    DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }).optional() }).optional(),
  }),
});
