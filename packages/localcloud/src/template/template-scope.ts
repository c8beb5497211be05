import type { SynthesizedStack, Template } from './assembly.ts';
import { noValue, resolveValue, type Scope } from './intrinsics.ts';
import { inside, type Place, refuse } from './refusal.ts';

export const accountId = '000000000000';

/** What a scope needs from outside its own template. */
export interface ScopeSurroundings {
  readonly region: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Base URL of an HTTP API by its logical id, once it listens. */
  readonly apiUrl: (logicalId: string) => string;
  readonly imported: (name: string, place: Place) => unknown;
}

type Resource = Template['Resources'][string];
type Attributes = Readonly<Record<string, () => unknown>>;

/** Names, ARNs and attributes of one stack's resources, as CloudFormation would answer Ref and Fn::GetAtt. */
export class TemplateScope implements Scope {
  readonly stack: SynthesizedStack;
  readonly #surroundings: ScopeSurroundings;

  constructor(stack: SynthesizedStack, surroundings: ScopeSurroundings) {
    this.stack = stack;
    this.#surroundings = surroundings;
  }

  ref(name: string, place: Place): unknown {
    if (name.startsWith('AWS::')) return this.#pseudoParameter(name, place);
    if (name in this.stack.template.Parameters) return this.#parameter(name, place);
    const resource = this.#resource(name, place);
    switch (resource.Type) {
      case 'AWS::SQS::Queue':
        return `https://sqs.${this.#surroundings.region}.amazonaws.com/${accountId}/${this.physicalName(name)}`;
      case 'AWS::Lambda::Alias':
      case 'AWS::Lambda::Version':
        return this.#qualifiedFunction(name, resource);
      default:
        return this.physicalName(name);
    }
  }

  attribute(logicalId: string, attribute: string, place: Place): unknown {
    const resource = this.#resource(logicalId, place);
    const attributes = this.#attributes(logicalId, resource);
    const answer = attributes[attribute];
    if (answer !== undefined) return answer();
    return refuse(place, `${resource.Type} has no attribute ${attribute} here`, Object.keys(attributes));
  }

  condition(name: string, place: Place): boolean {
    const condition = this.stack.template.Conditions[name];
    if (condition === undefined) return refuse(place, `there is no condition ${name}`);
    return resolveValue(condition, this, { ...place, logicalId: `condition ${name}`, property: '' }) === true;
  }

  imported(name: string, place: Place): unknown {
    return this.#surroundings.imported(name, place);
  }

  /** The name the resource has outside the template: its own, or one made of the stack and the logical id. */
  physicalName(logicalId: string): string {
    const place = { stack: this.stack.name, logicalId, property: '' };
    const resource = this.#resource(logicalId, place);
    const property = nameProperties[resource.Type];
    const given = property === undefined ? undefined : resource.Properties[property];
    if (given === undefined || property === undefined) return `${this.stack.name}-${logicalId}`;
    const name = resolveValue(given, this, inside(place, property));
    return typeof name === 'string' ? name : refuse(inside(place, property), 'expected a string');
  }

  arn(service: string, rest: string): string {
    return `arn:aws:${service}:${this.#surroundings.region}:${accountId}:${rest}`;
  }

  /** The ARN of a resource that runs here; refuses the others. */
  arnOf(logicalId: string): string {
    const place = { stack: this.stack.name, logicalId, property: 'Arn' };
    return String(this.attribute(logicalId, 'Arn', place));
  }

  #attributes(logicalId: string, resource: Resource): Attributes {
    const name = () => this.physicalName(logicalId);
    switch (resource.Type) {
      case 'AWS::DynamoDB::Table':
      case 'AWS::DynamoDB::GlobalTable':
        return {
          Arn: () => this.arn('dynamodb', `table/${name()}`),
          StreamArn: () => this.arn('dynamodb', `table/${name()}/stream/local`),
        };
      case 'AWS::SQS::Queue':
        return {
          Arn: () => this.arn('sqs', name()),
          QueueName: name,
          QueueUrl: () => `https://sqs.${this.#surroundings.region}.amazonaws.com/${accountId}/${name()}`,
        };
      case 'AWS::Events::EventBus':
        return { Arn: () => this.arn('events', `event-bus/${name()}`), Name: name };
      case 'AWS::Events::Rule':
        return { Arn: () => this.arn('events', `rule/${name()}`) };
      case 'AWS::IAM::Role':
        return { Arn: () => this.#roleArn(logicalId, resource) };
      case 'AWS::Lambda::Function':
        return { Arn: () => this.arn('lambda', `function:${name()}`) };
      case 'AWS::Lambda::EventSourceMapping':
        return { Arn: () => this.arn('lambda', `event-source-mapping:${name()}`), Id: name };
      case 'AWS::ApiGatewayV2::Api':
        return {
          Arn: () => this.arn('apigateway', `/apis/${name()}`),
          ApiEndpoint: () => this.#surroundings.apiUrl(logicalId),
          ApiId: name,
        };
      default:
        return {};
    }
  }

  #resource(logicalId: string, place: Place): Resource {
    return this.stack.template.Resources[logicalId] ?? refuse(place, `there is no resource or parameter ${logicalId}`);
  }

  #qualifiedFunction(logicalId: string, resource: Resource): string {
    const place = { stack: this.stack.name, logicalId, property: 'FunctionName' };
    const name = String(resolveValue(resource.Properties.FunctionName, this, place));
    const arn = name.startsWith('arn:') ? name : this.arn('lambda', `function:${name}`);
    const alias = resolveValue(resource.Properties.Name ?? '1', this, inside(place, 'Name'));
    return `${arn}:${String(alias)}`;
  }

  #roleArn(logicalId: string, resource: Resource): string {
    const place = { stack: this.stack.name, logicalId, property: 'Path' };
    const path = resolveValue(resource.Properties.Path ?? '/', this, place);
    return `arn:aws:iam::${accountId}:role${String(path)}${this.physicalName(logicalId)}`;
  }

  #parameter(name: string, place: Place): unknown {
    const given = this.#surroundings.parameters[name];
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
      'AWS::Region': this.#surroundings.region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': this.stack.name,
      'AWS::StackId': this.arn('cloudformation', `stack/${this.stack.name}/local`),
      'AWS::NoValue': noValue,
    };
    return known[name] ?? refuse(place, `the pseudo parameter ${name} is not known`, Object.keys(known));
  }
}

const nameProperties: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::Events::EventBus': 'Name',
  'AWS::Events::Rule': 'Name',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::SNS::Topic': 'TopicName',
};
