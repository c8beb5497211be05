import { z } from 'zod';
import { resourceType } from '../../../template/resource-type.ts';

/** Read by the API it belongs to. */
export const awsApiGatewayV2Integration = resourceType({
  type: 'AWS::ApiGatewayV2::Integration',
  properties: z.object({
    ApiId: z.string(),
    IntegrationType: z.literal('AWS_PROXY'),
    IntegrationUri: z.string(),
    IntegrationMethod: z.literal('POST').optional(),
    PayloadFormatVersion: z.literal('2.0'),
  }),
  withoutEffect: ['Description', 'TimeoutInMillis'],
});
