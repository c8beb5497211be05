import type { z } from 'zod';
import type { ModelParts } from './model.ts';
import type { Place } from './refusal.ts';

/** What the names of a resource, and what `Ref` and `Fn::GetAtt` answer for it, are made of. */
export interface NamedResource {
  readonly logicalId: string;
  /** The physical name: the template's, or one made of the stack and the logical id. */
  readonly name: string;
  readonly region: string;
  readonly accountId: string;
  /** `arn:aws:<service>:<region>:<account>:<rest>`. */
  arnIn(service: string, rest: string): string;
  /** A property with its intrinsic functions resolved; undefined when the template does not set it. */
  property(name: string): unknown;
  /** The base URL of an HTTP API. */
  apiUrl(): string;
}

/** How a template refers to the resources of a type. */
export interface ResourceNaming {
  /** The property that holds the physical name. */
  readonly nameProperty?: string;
  /** A name that is made, where the template gives none, is in lower case. */
  readonly lowerCaseName?: boolean;
  /** What `Ref` answers. Default: the physical name. */
  ref?(resource: NamedResource): string;
  /** What `Fn::GetAtt` answers, by attribute; another attribute is refused. */
  readonly attributes?: Readonly<Record<string, (resource: NamedResource) => string>>;
}

/** A resource with its properties resolved and validated. */
export interface Resource<Properties> extends NamedResource {
  /** The attribute `Arn`; empty for a type without one. */
  readonly arn: string;
  readonly place: Place;
  readonly properties: Properties;
  /** The resources of another type in the same stack. */
  others<P extends z.ZodObject>(type: ResourceType<P>): readonly Resource<z.infer<P>>[];
  /** Resolves a part of an `unresolved` property. */
  resolve(value: unknown, place: Place): unknown;
  /** The absolute path of a bundled asset, by its S3 key. */
  assetDirectory(key: string): string | undefined;
}

/** A CloudFormation resource type that runs here: one object in a file of its own, and a line in `resource-types.ts`. */
export interface ResourceType<P extends z.ZodObject = z.ZodObject> extends ResourceNaming {
  /** As the template writes it: `AWS::SQS::Queue`. */
  readonly type: string;
  /** The properties that are read. One that is neither here nor in `withoutEffect` stops the start by name. */
  readonly properties: P;
  /** Properties that change nothing on one machine. */
  readonly withoutEffect?: readonly string[];
  /** Properties that stop the start, each with the reason. */
  readonly refused?: Readonly<Record<string, string>>;
  /** Those of `properties` that are passed on as written, because parts of them may point at what does not run. */
  readonly unresolved?: readonly string[];
  /** What the resource adds to the model; nothing for a type that another one reads with `others`. */
  adds?(resource: Resource<z.infer<P>>): Partial<ModelParts>;
}

/** Types the definition of a resource type by its schema. */
export function resourceType<P extends z.ZodObject>(definition: ResourceType<P>): ResourceType<P> {
  return definition;
}
