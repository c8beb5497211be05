import type { FrontModel } from './model.ts';
import { inside, refuse } from './refusal.ts';
import { apiKind, integrationKind, routeKind, stageKind } from './resource-kinds.ts';
import type { StackReader } from './stack-reader.ts';

/** The HTTP APIs that have a stage, with their routes down to the function each one invokes. */
export function readFronts(reader: StackReader): FrontModel[] {
  const integrations = reader.all(integrationKind);
  const routes = reader.all(routeKind);
  const stages = reader.all(stageKind);
  return reader.all(apiKind).map(({ logicalId, name, place }) => {
    if (!stages.some((stage) => stage.properties.ApiId === name)) refuse(place, 'the API has no stage');
    const own = routes.filter((route) => route.properties.ApiId === name);
    return {
      logicalId,
      name,
      arn: reader.scope.arnOf(logicalId),
      routes: own.map((route) => {
        const integration = integrations.find(
          (each) => route.properties.Target === `integrations/${each.name}` && each.properties.ApiId === name,
        );
        return {
          routeKey: route.properties.RouteKey,
          functionArn:
            integration?.properties.IntegrationUri ??
            refuse(inside(route.place, 'Target'), `there is no integration ${route.properties.Target}`),
        };
      }),
    };
  });
}
