/** Resource types that hold what somebody sent, or the key that signed it: replacing one is losing it. Queues and dead letters are on the way, and count. */
export const statefulTypes: readonly string[] = [
  'AWS::DynamoDB::Table',
  'AWS::Events::Archive',
  'AWS::KMS::Key',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
];
