import type { TableDefinition } from '../engine/table-definition.ts';
import type { Matcher } from './event-pattern.ts';

/** What every resource that runs here has. Names and ARNs are the physical ones; durations say their unit. */
interface Named {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
}

export interface TableModel extends Named {
  readonly definition: TableDefinition;
}

/** A bucket of objects; versions of an object are not kept. */
export type BucketModel = Named;

export interface QueueModel extends Named {
  readonly visibilityTimeoutMs: number;
  readonly delayMs: number;
  readonly retentionMs: number;
  readonly redrive: { readonly deadLetterArn: string; readonly maxReceiveCount: number } | undefined;
}

export interface RuleTarget {
  readonly id: string;
  readonly arn: string;
  /** A constant JSON text sent instead of the event. */
  readonly input: string | undefined;
  readonly deadLetterArn: string | undefined;
}

export interface RuleModel extends Named {
  readonly bus: string;
  readonly enabled: boolean;
  readonly matches: Matcher | undefined;
  readonly everyMs: number | undefined;
  readonly targets: readonly RuleTarget[];
}

/** One entry of a PutEvents call and who makes the call, by the keys of a policy's conditions. */
export type PutRequest = Readonly<Record<'events:source' | 'events:detail-type' | 'aws:PrincipalArn', string>>;

/** A statement of a bus's policy that denies. */
export interface BusPolicyModel {
  readonly logicalId: string;
  readonly bus: string;
  readonly denies: (request: PutRequest) => boolean;
}

interface RoleModel {
  readonly name: string;
  readonly arn: string;
}

/** A statement of a role's policies about the services here; actions and resources may hold wildcards. */
export interface RoleStatementModel {
  readonly roleName: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Patterns of the partition keys that it is about (`dynamodb:LeadingKeys`); absent: all. */
  readonly leadingKeys?: readonly string[];
}

export interface FunctionModel extends Named {
  /** Absolute path of the bundled asset. */
  readonly directory: string;
  readonly handler: string;
  readonly runtime: string;
  readonly roleArn: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly reservedConcurrency: number | undefined;
  readonly asynchronous: AsynchronousModel;
}

/** How asynchronous invocations of a function are retried and where they go when that fails. */
interface AsynchronousModel {
  readonly maximumRetryAttempts: number;
  readonly maximumAgeMs: number;
  readonly deadLetterArn: string | undefined;
}

interface MappingBase extends Named {
  readonly functionArn: string;
  readonly enabled: boolean;
  readonly batchSize: number;
  readonly windowMs: number;
  readonly reportBatchItemFailures: boolean;
  readonly filters: readonly Matcher[];
}

export interface QueueMappingModel extends MappingBase {
  readonly kind: 'queue';
  readonly queueArn: string;
  readonly maximumConcurrency: number | undefined;
}

export interface StreamMappingModel extends MappingBase {
  readonly kind: 'stream';
  readonly tableName: string;
  readonly startingPosition: 'TRIM_HORIZON' | 'LATEST';
  readonly parallelizationFactor: number;
  readonly bisect: boolean;
  /** undefined: until the record expires. */
  readonly maximumRetryAttempts: number | undefined;
  readonly maximumRecordAgeMs: number | undefined;
  readonly onFailureArn: string | undefined;
}

export type EventSourceMappingModel = QueueMappingModel | StreamMappingModel;

export interface HttpApiModel extends Named {
  readonly routes: readonly { readonly routeKey: string; readonly functionArn: string }[];
}

/** What resource types add to the model. */
export interface ModelParts {
  readonly tables: readonly TableModel[];
  readonly buckets: readonly BucketModel[];
  readonly queues: readonly QueueModel[];
  readonly buses: readonly Named[];
  readonly busPolicies: readonly BusPolicyModel[];
  readonly rules: readonly RuleModel[];
  readonly roles: readonly RoleModel[];
  readonly roleStatements: readonly RoleStatementModel[];
  readonly functions: readonly FunctionModel[];
  readonly eventSourceMappings: readonly EventSourceMappingModel[];
  readonly httpApis: readonly HttpApiModel[];
}

/** The resources of a type that is ignored here. */
export interface IgnoredResources {
  readonly resourceType: string;
  readonly why: string;
  /** `<stack>/<logical id>`. */
  readonly resources: readonly string[];
}

/** Everything of the templates that runs on one machine. */
export interface CloudModel extends ModelParts {
  readonly region: string;
  readonly accountId: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly ignored: readonly IgnoredResources[];
}
