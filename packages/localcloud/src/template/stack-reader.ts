import type { z } from 'zod';
import { compilePattern, type Matcher } from './event-pattern.ts';
import { noValue, resolveValue } from './intrinsics.ts';
import { inside, type Place, refuse } from './refusal.ts';
import type { ResourceKind } from './resource-kinds.ts';
import type { TemplateScope } from './template-scope.ts';

/** One resource with its properties resolved and validated. */
export interface ReadResource<P> {
  readonly logicalId: string;
  readonly place: Place;
  readonly name: string;
  readonly properties: P;
}

/** Reads the resources of one stack, type by type, through the schemas of what runs here. */
export class StackReader {
  readonly scope: TemplateScope;

  constructor(scope: TemplateScope) {
    this.scope = scope;
  }

  /** Every resource of the kind whose condition holds. Refuses unknown and invalid properties by name. */
  all<S extends z.ZodObject>(kind: ResourceKind<S>): ReadResource<z.infer<S>>[] {
    return this.logicalIds(kind.type).map((logicalId) => {
      const place = { stack: this.scope.stack.name, logicalId, property: '' };
      const name = this.scope.physicalName(logicalId);
      return { logicalId, place, name, properties: this.#properties(kind, place) };
    });
  }

  /** The logical ids of a type's resources that are created under the template's conditions. */
  logicalIds(type: string): string[] {
    return Object.entries(this.scope.stack.template.Resources)
      .filter(([logicalId, resource]) => resource.Type === type && this.isCreated(logicalId, resource.Condition))
      .map(([logicalId]) => logicalId);
  }

  isCreated(logicalId: string, condition: string | undefined): boolean {
    const place = { stack: this.scope.stack.name, logicalId, property: 'Condition' };
    return condition === undefined || this.scope.condition(condition, place);
  }

  #properties<S extends z.ZodObject>(kind: ResourceKind<S>, place: Place): z.infer<S> {
    const resource = this.scope.stack.template.Resources[place.logicalId];
    const known = Object.keys(kind.read.shape);
    const resolved: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(resource?.Properties ?? {})) {
      if (kind.withoutEffect.includes(key)) continue;
      if (!known.includes(key)) refuse(inside(place, key), `${kind.type} with this property is not run here`, known);
      const result = resolveValue(value, this.scope, inside(place, key));
      if (result !== noValue) resolved[key] = result;
    }
    const parsed = kind.read.safeParse(resolved);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    return refuse({ ...place, property: issue?.path.join('.') ?? '' }, `${kind.type}: ${describe(issue)}`);
  }
}

function describe(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return 'invalid';
  return issue.code === 'unrecognized_keys' ? `${issue.keys.join(', ')} is not run here` : issue.message;
}

/** Compiles an event pattern; what is not known in it is refused at its place. */
export function compilePatternAt(pattern: unknown, place: Place): Matcher {
  return compilePattern(pattern, (path, what, known) => refuse(path === '' ? place : inside(place, path), what, known));
}
