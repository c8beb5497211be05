import { z } from 'zod';
import { inside, refuse } from '../../../template/refusal.ts';
import { resourceType } from '../../../template/resource-type.ts';
import { awsApiGatewayV2Integration } from './aws-apigatewayv2-integration.ts';
import { awsApiGatewayV2Route } from './aws-apigatewayv2-route.ts';
import { awsApiGatewayV2Stage } from './aws-apigatewayv2-stage.ts';

/** An HTTP API with its routes, each down to the function it invokes. */
export const awsApiGatewayV2Api = resourceType({
  type: 'AWS::ApiGatewayV2::Api',
  attributes: {
    Arn: ({ arnIn, name }) => arnIn('apigateway', `/apis/${name}`),
    ApiEndpoint: ({ apiUrl }) => apiUrl(),
    ApiId: ({ name }) => name,
  },
  properties: z.object({ Name: z.string(), ProtocolType: z.literal('HTTP') }),
  withoutEffect: ['Description', 'DisableExecuteApiEndpoint', 'IpAddressType', 'Tags', 'Version'],
  adds: ({ logicalId, name, arn, place, others }) => {
    const ofApi = ({ properties }: { properties: { ApiId: string } }) => properties.ApiId === name;
    if (!others(awsApiGatewayV2Stage).some(ofApi)) refuse(place, 'the API has no stage');
    const integrations = others(awsApiGatewayV2Integration).filter(ofApi);
    const routes = others(awsApiGatewayV2Route)
      .filter(ofApi)
      .map(({ place, properties: { RouteKey: routeKey, Target: target } }) => {
        const integration = integrations.find((each) => target === `integrations/${each.name}`);
        if (integration === undefined) return refuse(inside(place, 'Target'), `there is no integration ${target}`);
        return { routeKey, functionArn: integration.properties.IntegrationUri };
      });
    return { httpApis: [{ logicalId, name, arn, routes }] };
  },
});
