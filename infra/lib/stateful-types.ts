/** Resource types that hold what somebody sent: replacing one is losing it. Queues and dead letters are on the way, and count. */
export const statefulTypes: readonly string[] = [
  'AWS::DynamoDB::Table',
  'AWS::Events::Archive',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
];
