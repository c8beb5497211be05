import type { NamedResource, ResourceNaming } from './resource-type.ts';

/** A resource type that a template may hold and this machine does not run. */
export interface IgnoredResourceType extends ResourceNaming {
  readonly why: string;
}

const access = 'there is one account; of its policies those of roles and of a bus are evaluated';
const watching = 'alarms and dashboards read metrics that only the cloud keeps';
const logs = 'log lines go to the log sink of the local cloud';
const edge = 'requests come straight to the HTTP API: nothing is cached, logged or added on the way';

const unencrypted = 'data at rest is not encrypted on one machine';
const oneBundle = 'every qualifier runs the one bundle that was synthesized';
const schemas = 'documentation of event shapes';

/** The function's ARN with the qualifier: an alias's name; a version has no number before it is deployed. */
function qualifiedFunctionArn({ arnIn, property }: NamedResource): string {
  const name = String(property('FunctionName'));
  const arn = name.startsWith('arn:') ? name : arnIn('lambda', `function:${name}`);
  return `${arn}:${String(property('Name') ?? '1')}`;
}

/** The ignored resource types, each with the reason. Any type that is neither here nor in `resource-types.ts` is refused. */
export const ignoredResourceTypes: Readonly<Record<string, IgnoredResourceType>> = {
  'AWS::Lambda::Permission': { why: access },
  'AWS::SQS::QueuePolicy': { why: access },
  'AWS::SNS::TopicPolicy': { why: access },
  'AWS::KMS::Key': {
    why: 'no key service runs here: nothing is encrypted at rest, and who signs has a key of their own',
  },
  'AWS::KMS::Alias': { why: unencrypted },
  'AWS::Logs::LogGroup': { why: logs, nameProperty: 'LogGroupName' },
  'AWS::Logs::MetricFilter': { why: logs },
  'AWS::Logs::QueryDefinition': { why: logs },
  'AWS::CloudWatch::Alarm': { why: watching },
  'AWS::CloudWatch::CompositeAlarm': { why: watching },
  'AWS::CloudWatch::Dashboard': { why: watching },
  'AWS::SNS::Topic': {
    why: 'the topics alarms notify; as the target of a rule or a failure destination it is refused',
    nameProperty: 'TopicName',
  },
  'AWS::SNS::Subscription': { why: 'belongs to a topic that nothing here publishes to' },
  'AWS::Budgets::Budget': { why: 'nothing costs anything here' },
  'AWS::CloudFront::CachePolicy': { why: edge },
  'AWS::CloudFront::Distribution': { why: edge },
  'AWS::CloudFront::OriginAccessControl': { why: edge },
  'AWS::CloudFront::OriginRequestPolicy': { why: edge },
  'AWS::CloudFront::ResponseHeadersPolicy': { why: edge },
  'AWS::CDK::Metadata': { why: 'usage reporting of the CDK' },
  'AWS::Lambda::Version': { why: oneBundle, ref: qualifiedFunctionArn },
  'AWS::Lambda::Alias': { why: oneBundle, ref: qualifiedFunctionArn },
  'AWS::Events::Archive': { why: 'a cloud-side copy of the events for replay, not part of their way' },
  'AWS::EventSchemas::Registry': { why: schemas },
  'AWS::EventSchemas::Schema': { why: schemas },
  'AWS::ResourceGroups::Group': { why: 'a grouping in the console' },
};
