import { z } from 'zod';
import { policyStatementSchema } from '../services/eventbridge/bus-policy-statement.ts';

/** The properties of a resource type that are read here, and those that change nothing on one machine. */
export interface ResourceKind<S extends z.ZodObject> {
  readonly type: string;
  readonly read: S;
  readonly withoutEffect: readonly string[];
}

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const projection = z.strictObject({
  ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']).optional(),
  NonKeyAttributes: z.array(z.string()).optional(),
});
const index = { IndexName: z.string(), KeySchema: keySchema, Projection: projection };
// Capacity limits nothing here; the index itself is what matters.
const globalIndex = z
  .strictObject({
    ...index,
    ProvisionedThroughput: z.unknown().optional(),
    OnDemandThroughput: z.unknown().optional(),
    WriteProvisionedThroughputSettings: z.unknown().optional(),
    WriteOnDemandThroughputSettings: z.unknown().optional(),
    WarmThroughput: z.unknown().optional(),
  })
  .transform(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }));
const localIndex = z.strictObject(index);

const table = {
  TableName: z.string().optional(),
  AttributeDefinitions: z.array(z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z.array(globalIndex).optional(),
  LocalSecondaryIndexes: z.array(localIndex).optional(),
  TimeToLiveSpecification: z.strictObject({ AttributeName: z.string().optional(), Enabled: z.boolean() }).optional(),
};
const streamViewType = z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']);
const capacity = ['BillingMode', 'Tags', 'WarmThroughput', 'ContributorInsightsSpecification', 'SSESpecification'];

export const tableKind = {
  type: 'AWS::DynamoDB::Table',
  read: z.object({
    ...table,
    StreamSpecification: z
      .strictObject({ StreamViewType: streamViewType, ResourcePolicy: z.unknown().optional() })
      .optional(),
  }),
  withoutEffect: [
    ...capacity,
    'DeletionProtectionEnabled',
    'OnDemandThroughput',
    'PointInTimeRecoverySpecification',
    'ProvisionedThroughput',
    'ResourcePolicy',
    'TableClass',
  ],
} as const satisfies ResourceKind<z.ZodObject>;

export const globalTableKind = {
  type: 'AWS::DynamoDB::GlobalTable',
  read: z.object({
    ...table,
    StreamSpecification: z.strictObject({ StreamViewType: streamViewType }).optional(),
    // One region runs here; what replicas add beyond that (recovery, tags, policies) has no effect.
    Replicas: z.array(z.object({ Region: z.string() })).max(1),
  }),
  withoutEffect: [
    ...capacity,
    'WriteOnDemandThroughputSettings',
    'WriteProvisionedThroughputSettings',
    'ReadOnDemandThroughputSettings',
    'ReadProvisionedThroughputSettings',
    'MultiRegionConsistency',
  ],
} as const satisfies ResourceKind<z.ZodObject>;

export const queueKind = {
  type: 'AWS::SQS::Queue',
  read: z.object({
    QueueName: z.string().optional(),
    VisibilityTimeout: z.number().int().min(0).max(43_200).default(30),
    DelaySeconds: z.number().int().min(0).max(900).default(0),
    MessageRetentionPeriod: z.number().int().min(60).max(1_209_600).default(345_600),
    RedrivePolicy: z
      .strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number().int().min(1).max(1000) })
      .optional(),
  }),
  withoutEffect: [
    'KmsMasterKeyId',
    'KmsDataKeyReusePeriodSeconds',
    'ReceiveMessageWaitTimeSeconds',
    'RedriveAllowPolicy',
    'SqsManagedSseEnabled',
    'Tags',
  ],
} as const satisfies ResourceKind<z.ZodObject>;

export const busKind = {
  type: 'AWS::Events::EventBus',
  read: z.object({ Name: z.string() }),
  withoutEffect: ['DeadLetterConfig', 'Description', 'KmsKeyIdentifier', 'LogConfig', 'Tags'],
} as const satisfies ResourceKind<z.ZodObject>;

export const busPolicyKind = {
  type: 'AWS::Events::EventBusPolicy',
  read: z.object({ EventBusName: z.string().default('default'), Statement: policyStatementSchema }),
  withoutEffect: ['StatementId'],
} as const satisfies ResourceKind<z.ZodObject>;

export const ruleKind = {
  type: 'AWS::Events::Rule',
  read: z.object({
    Name: z.string().optional(),
    EventBusName: z.string().default('default'),
    EventPattern: z.record(z.string(), z.unknown()).optional(),
    ScheduleExpression: z.string().optional(),
    State: z.enum(['ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS']).default('ENABLED'),
    Targets: z
      .array(
        z.strictObject({
          Id: z.string(),
          Arn: z.string(),
          Input: z.string().optional(),
          // Delivery to a local target does not fail for want of a network, so nothing is ever retried here.
          RetryPolicy: z.unknown().optional(),
          DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
          RoleArn: z.unknown().optional(),
        }),
      )
      .default([]),
  }),
  withoutEffect: ['Description', 'RoleArn', 'Tags'],
} as const satisfies ResourceKind<z.ZodObject>;

export const functionKind = {
  type: 'AWS::Lambda::Function',
  read: z.object({
    FunctionName: z.string().optional(),
    Code: z.strictObject({
      S3Bucket: z.unknown().optional(),
      S3Key: z.string(),
      SourceKMSKeyArn: z.unknown().optional(),
    }),
    Handler: z.string(),
    Role: z.string(),
    Runtime: z.string().regex(/^nodejs\d+\.x$/, 'only Node.js runtimes run here'),
    PackageType: z.literal('Zip').optional(),
    Timeout: z.number().int().min(1).max(900).default(3),
    MemorySize: z.number().int().min(128).default(128),
    ReservedConcurrentExecutions: z.number().int().min(0).optional(),
    Environment: z.strictObject({ Variables: z.record(z.string(), scalar).default({}) }).optional(),
    DeadLetterConfig: z.strictObject({ TargetArn: z.string() }).optional(),
  }),
  withoutEffect: [
    'Architectures',
    'CodeSigningConfigArn',
    'Description',
    'EphemeralStorage',
    'KmsKeyArn',
    'LoggingConfig',
    'RecursiveLoop',
    'RuntimeManagementConfig',
    'SnapStart',
    'Tags',
    'TracingConfig',
    'VpcConfig',
  ],
} as const satisfies ResourceKind<z.ZodObject>;

export const eventInvokeConfigKind = {
  type: 'AWS::Lambda::EventInvokeConfig',
  read: z.object({
    FunctionName: z.string(),
    Qualifier: z.string().optional(),
    MaximumRetryAttempts: z.number().int().min(0).max(2).default(2),
    MaximumEventAgeInSeconds: z.number().int().min(60).max(21_600).default(21_600),
    DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }).optional() }).optional(),
  }),
  withoutEffect: [],
} as const satisfies ResourceKind<z.ZodObject>;

export const mappingKind = {
  type: 'AWS::Lambda::EventSourceMapping',
  read: z.object({
    EventSourceArn: z.string(),
    FunctionName: z.string(),
    Enabled: z.boolean().default(true),
    BatchSize: z.number().int().min(1).max(10_000).optional(),
    MaximumBatchingWindowInSeconds: z.number().int().min(0).max(300).default(0),
    FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
    FilterCriteria: z.strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) }).optional(),
    ScalingConfig: z.strictObject({ MaximumConcurrency: z.number().int().min(2).optional() }).optional(),
    StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']).optional(),
    ParallelizationFactor: z.number().int().min(1).max(10).default(1),
    BisectBatchOnFunctionError: z.boolean().default(false),
    MaximumRetryAttempts: z.number().int().min(-1).max(10_000).default(-1),
    MaximumRecordAgeInSeconds: z.number().int().min(-1).max(604_800).default(-1),
    DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }).optional() }).optional(),
  }),
  withoutEffect: ['KmsKeyArn', 'MetricsConfig', 'LoggingConfig', 'Tags'],
} as const satisfies ResourceKind<z.ZodObject>;

export const apiKind = {
  type: 'AWS::ApiGatewayV2::Api',
  read: z.object({ Name: z.string(), ProtocolType: z.literal('HTTP') }),
  withoutEffect: ['Description', 'DisableExecuteApiEndpoint', 'IpAddressType', 'Tags', 'Version'],
} as const satisfies ResourceKind<z.ZodObject>;

export const integrationKind = {
  type: 'AWS::ApiGatewayV2::Integration',
  read: z.object({
    ApiId: z.string(),
    IntegrationType: z.literal('AWS_PROXY'),
    IntegrationUri: z.string(),
    IntegrationMethod: z.literal('POST').optional(),
    PayloadFormatVersion: z.literal('2.0'),
  }),
  withoutEffect: ['Description', 'TimeoutInMillis'],
} as const satisfies ResourceKind<z.ZodObject>;

export const routeKind = {
  type: 'AWS::ApiGatewayV2::Route',
  read: z.object({
    ApiId: z.string(),
    RouteKey: z.string(),
    Target: z.string(),
    AuthorizationType: z.literal('NONE').optional(),
  }),
  withoutEffect: ['OperationName'],
} as const satisfies ResourceKind<z.ZodObject>;

export const stageKind = {
  type: 'AWS::ApiGatewayV2::Stage',
  read: z.object({ ApiId: z.string(), StageName: z.literal('$default'), AutoDeploy: z.boolean().optional() }),
  withoutEffect: ['AccessLogSettings', 'DefaultRouteSettings', 'RouteSettings', 'Description', 'Tags'],
} as const satisfies ResourceKind<z.ZodObject>;
