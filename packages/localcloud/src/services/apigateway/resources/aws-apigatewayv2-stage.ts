import { z } from 'zod';
import { resourceType } from '../../../template/resource-type.ts';

/** Read by the API it belongs to. */
export const awsApiGatewayV2Stage = resourceType({
  type: 'AWS::ApiGatewayV2::Stage',
  properties: z.object({ ApiId: z.string(), StageName: z.literal('$default'), AutoDeploy: z.boolean().optional() }),
  withoutEffect: ['AccessLogSettings', 'DefaultRouteSettings', 'Description', 'RouteSettings', 'Tags'],
});
