const access = 'there is one account; of its policies those of roles and of a bus are evaluated';
const watching = 'alarms and dashboards read metrics that only the cloud keeps';
const logs = 'log lines go to the log sink of the local cloud';
const edge = 'requests come straight to the HTTP API: nothing is cached, logged or added on the way';

/** Resource types that a template may hold and this machine does not run, each with the reason. */
export const notRunLocally: Readonly<Record<string, string>> = {
  'AWS::Lambda::Permission': access,
  'AWS::SQS::QueuePolicy': access,
  'AWS::SNS::TopicPolicy': access,
  'AWS::S3::BucketPolicy': access,
  'AWS::KMS::Key': 'data at rest is not encrypted on one machine',
  'AWS::KMS::Alias': 'data at rest is not encrypted on one machine',
  'AWS::Logs::LogGroup': logs,
  'AWS::Logs::MetricFilter': logs,
  'AWS::Logs::QueryDefinition': logs,
  'AWS::CloudWatch::Alarm': watching,
  'AWS::CloudWatch::CompositeAlarm': watching,
  'AWS::CloudWatch::Dashboard': watching,
  'AWS::SNS::Topic': 'the topics alarms notify; as the target of a rule or a failure destination it is refused',
  'AWS::SNS::Subscription': 'belongs to a topic that nothing here publishes to',
  'AWS::Budgets::Budget': 'nothing costs anything here',
  'AWS::CloudFront::CachePolicy': edge,
  'AWS::CloudFront::Distribution': edge,
  'AWS::CloudFront::OriginAccessControl': edge,
  'AWS::CloudFront::OriginRequestPolicy': edge,
  'AWS::CloudFront::ResponseHeadersPolicy': edge,
  'AWS::S3::Bucket': 'files for the edge and logs from it; as the target of a function there is no endpoint for it',
  'AWS::CDK::Metadata': 'usage reporting of the CDK',
  'AWS::Lambda::Version': 'every qualifier runs the one bundle that was synthesized',
  'AWS::Lambda::Alias': 'every qualifier runs the one bundle that was synthesized',
  'AWS::Events::Archive': 'a cloud-side copy of the events for replay, not part of their way',
  'AWS::EventSchemas::Registry': 'documentation of event shapes',
  'AWS::EventSchemas::Schema': 'documentation of event shapes',
  'AWS::ResourceGroups::Group': 'a grouping in the console',
};
