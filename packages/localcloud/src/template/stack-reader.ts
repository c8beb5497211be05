import type { z } from 'zod';
import { noValue, resolveValue } from './intrinsics.ts';
import { inside, type Place, refuse } from './refusal.ts';
import type { Resource, ResourceType } from './resource-type.ts';
import type { TemplateScope } from './template-scope.ts';

/** Reads the resources of one stack, type by type. */
export class StackReader {
  readonly scope: TemplateScope;

  constructor(scope: TemplateScope) {
    this.scope = scope;
  }

  /** Every resource of the type whose condition holds. Refuses unknown and invalid properties by name. */
  all<P extends z.ZodObject>(type: ResourceType<P>): readonly Resource<z.infer<P>>[] {
    return this.logicalIds(type.type).map((logicalId) => this.#resource(type, logicalId));
  }

  /** The logical ids of a type's resources that are created under the template's conditions. */
  logicalIds(type: string): string[] {
    return Object.entries(this.scope.stack.template.Resources)
      .filter(([logicalId, resource]) => resource.Type === type && this.isCreated(logicalId, resource.Condition))
      .map(([logicalId]) => logicalId);
  }

  isCreated(logicalId: string, condition: string | undefined): boolean {
    return (
      condition === undefined || this.scope.condition(condition, { ...this.#place(logicalId), property: 'Condition' })
    );
  }

  #place(logicalId: string): Place {
    return { stack: this.scope.stack.name, logicalId, property: '' };
  }

  #resource<P extends z.ZodObject>(type: ResourceType<P>, logicalId: string): Resource<z.infer<P>> {
    const named = this.scope.named(logicalId);
    const place = this.#place(logicalId);
    return {
      ...named,
      arn: type.attributes?.Arn?.(named) ?? '',
      place,
      properties: this.#properties(type, place),
      others: (other) => this.all(other),
      resolve: (value, at) => resolveValue(value, this.scope, at),
      assetDirectory: (key) => this.scope.stack.assetDirectories.get(key),
    };
  }

  #properties<P extends z.ZodObject>(type: ResourceType<P>, place: Place): z.infer<P> {
    const resource = this.scope.stack.template.Resources[place.logicalId];
    const resolved: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(resource?.Properties ?? {})) {
      if (type.withoutEffect?.includes(key)) continue;
      checkIsRead(type, key, inside(place, key));
      const result = type.unresolved?.includes(key) ? value : resolveValue(value, this.scope, inside(place, key));
      if (result !== noValue) resolved[key] = result;
    }
    const parsed = type.properties.safeParse(resolved);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    return refuse({ ...place, property: issue?.path.join('.') ?? '' }, `${type.type}: ${describe(issue)}`);
  }
}

function checkIsRead(type: ResourceType, key: string, place: Place): void {
  const why = type.refused?.[key];
  if (why !== undefined) refuse(place, why);
  const known = Object.keys(type.properties.shape);
  if (!known.includes(key)) refuse(place, `${type.type} with this property is not run here`, known);
}

function describe(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return 'invalid';
  return issue.code === 'unrecognized_keys' ? `${issue.keys.join(', ')} is not run here` : issue.message;
}
