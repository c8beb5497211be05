import { z } from 'zod';
import { resourceType } from '../../../template/resource-type.ts';

/** Read by the API it belongs to. */
export const awsApiGatewayV2Route = resourceType({
  type: 'AWS::ApiGatewayV2::Route',
  properties: z.object({
    ApiId: z.string(),
    RouteKey: z.string(),
    Target: z.string(),
    AuthorizationType: z.literal('NONE').optional(),
  }),
  withoutEffect: ['OperationName'],
});
