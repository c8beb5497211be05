import { ignoredResourceTypes } from './ignored-resource-types.ts';
import type { IgnoredResources } from './model.ts';
import type { StackReader } from './stack-reader.ts';

/** The resources that are ignored here, by type, with the reason. */
export function readIgnored(readers: readonly StackReader[]): IgnoredResources[] {
  return Object.entries(ignoredResourceTypes).flatMap(([resourceType, { why }]) => {
    const resources = readers.flatMap((reader) =>
      reader.logicalIds(resourceType).map((logicalId) => `${reader.scope.stack.name}/${logicalId}`),
    );
    return resources.length === 0 ? [] : [{ resourceType, why, resources }];
  });
}

/** Whether a value of the template refers to a resource that is ignored here, and so has no value. */
export function refersToIgnored(value: unknown, { scope: { stack } }: StackReader): boolean {
  return references(value).some((id) => (stack.template.Resources[id]?.Type ?? '') in ignoredResourceTypes);
}

/** The logical ids that `Ref`, `Fn::GetAtt` and `Fn::Sub` name anywhere in the value. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(references);
  return Object.entries(value).flatMap(([key, argument]) => {
    if (key === 'Ref') return [String(argument)];
    if (key === 'Fn::GetAtt') return [String(typeof argument === 'string' ? argument.split('.')[0] : argument[0])];
    const placeholders = key === 'Fn::Sub' ? JSON.stringify(argument).matchAll(/\$\{([A-Za-z0-9]+)/g) : [];
    return [...[...placeholders].map(([, name = '']) => name), ...references(argument)];
  });
}
