import type { SynthesizedStack, Template } from './assembly.ts';
import { noValue, resolveValue, type Scope } from './intrinsics.ts';
import { inside, type Place, refuse } from './refusal.ts';
import type { NamedResource, ResourceNaming } from './resource-type.ts';

/** The account every local cloud is in. */
export const accountId = '000000000000';

/** What a scope needs from outside its own template. */
export interface ScopeContext {
  readonly region: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Base URL of an HTTP API by its logical id, once it listens. */
  readonly apiUrl: (logicalId: string) => string;
  readonly imported: (name: string, place: Place) => unknown;
  /** How templates refer to resources of a type; undefined for a type that is not known. */
  readonly namingOf: (type: string) => ResourceNaming | undefined;
}

/** Names, ARNs and attributes of one stack's resources, as CloudFormation would answer Ref and Fn::GetAtt. */
export class TemplateScope implements Scope {
  readonly stack: SynthesizedStack;
  readonly #context: ScopeContext;

  constructor(stack: SynthesizedStack, context: ScopeContext) {
    this.stack = stack;
    this.#context = context;
  }

  ref(name: string, place: Place): unknown {
    if (name.startsWith('AWS::')) return this.#pseudoParameter(name, place);
    if (name in this.stack.template.Parameters) return this.#parameter(name, place);
    const named = this.named(name, place);
    return this.#namingOf(name, place).ref?.(named) ?? named.name;
  }

  attribute(logicalId: string, attribute: string, place: Place): unknown {
    const { attributes = {} } = this.#namingOf(logicalId, place);
    const answer = attributes[attribute];
    if (answer !== undefined) return answer(this.named(logicalId, place));
    const { Type } = this.#resource(logicalId, place);
    return refuse(place, `${Type} has no attribute ${attribute} here`, Object.keys(attributes));
  }

  condition(name: string, place: Place): boolean {
    const condition = this.stack.template.Conditions[name];
    if (condition === undefined) return refuse(place, `there is no condition ${name}`);
    return resolveValue(condition, this, { ...place, logicalId: `condition ${name}`, property: '' }) === true;
  }

  imported(name: string, place: Place): unknown {
    return this.#context.imported(name, place);
  }

  /** The resource with its physical name: the template's own, or one made of the stack and the logical id. */
  named(logicalId: string, place: Place = this.#placeOf(logicalId)): NamedResource {
    const { Properties } = this.#resource(logicalId, place);
    const property = (key: string) => {
      const value = resolveValue(Properties[key], this, inside(this.#placeOf(logicalId), key));
      return value === noValue ? undefined : value;
    };
    const { nameProperty, lowerCaseName } = this.#namingOf(logicalId, place);
    const given = nameProperty === undefined ? undefined : property(nameProperty);
    if (given !== undefined && typeof given !== 'string') {
      return refuse(inside(this.#placeOf(logicalId), nameProperty ?? ''), 'expected a string');
    }
    const made = `${this.stack.name}-${logicalId}`;
    return {
      logicalId,
      name: given ?? (lowerCaseName === true ? made.toLowerCase() : made),
      region: this.#context.region,
      accountId,
      property,
      arnIn: (service, rest) => this.#arn(service, rest),
      apiUrl: () => this.#context.apiUrl(logicalId),
    };
  }

  #arn(service: string, rest: string): string {
    return `arn:aws:${service}:${this.#context.region}:${accountId}:${rest}`;
  }

  #placeOf(logicalId: string): Place {
    return { stack: this.stack.name, logicalId, property: '' };
  }

  #resource(logicalId: string, place: Place): Template['Resources'][string] {
    return this.stack.template.Resources[logicalId] ?? refuse(place, `there is no resource or parameter ${logicalId}`);
  }

  #namingOf(logicalId: string, place: Place): ResourceNaming {
    return this.#context.namingOf(this.#resource(logicalId, place).Type) ?? {};
  }

  #parameter(name: string, place: Place): unknown {
    const given = this.#context.parameters[name];
    if (given !== undefined) return given;
    const parameter = this.stack.template.Parameters[name];
    if (parameter?.Type.startsWith('AWS::SSM::') || parameter?.Default === undefined) {
      return refuse(place, `the parameter ${name} has no value here; give it in the option "parameters"`);
    }
    return parameter.Default;
  }

  #pseudoParameter(name: string, place: Place): unknown {
    const known: Readonly<Record<string, unknown>> = {
      'AWS::AccountId': accountId,
      'AWS::Region': this.#context.region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': this.stack.name,
      'AWS::StackId': this.#arn('cloudformation', `stack/${this.stack.name}/local`),
      'AWS::NoValue': noValue,
    };
    return known[name] ?? refuse(place, `the pseudo parameter ${name} is not known`, Object.keys(known));
  }
}
