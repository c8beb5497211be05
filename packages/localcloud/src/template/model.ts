import type { TableDefinition } from '../engine/index.ts';
import type { PutRequest } from '../services/eventbridge/bus-policy-statement.ts';
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

/** A statement of a bus's policy that denies. */
export interface BusPolicyModel {
  readonly logicalId: string;
  readonly bus: string;
  readonly denies: (request: PutRequest) => boolean;
}

/** What a role may do with the services here. */
export interface RolePolicyModel {
  readonly role: string;
  readonly roleArn: string;
  /** Action as `dynamodb:PutItem`, resource as an ARN. */
  readonly allows: (action: string, resource: string) => boolean;
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
export interface AsynchronousModel {
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

export type MappingModel = QueueMappingModel | StreamMappingModel;

export interface FrontModel extends Named {
  readonly routes: readonly { readonly routeKey: string; readonly functionArn: string }[];
}

/** The resources of a type that does not run here. */
export interface LeftOutModel {
  readonly resourceType: string;
  readonly why: string;
  /** `<stack>/<logical id>`. */
  readonly resources: readonly string[];
}

/** Everything of the template that runs on one machine. */
export interface CloudModel {
  readonly region: string;
  readonly accountId: string;
  readonly tables: readonly TableModel[];
  readonly queues: readonly QueueModel[];
  readonly buses: readonly Named[];
  readonly busPolicies: readonly BusPolicyModel[];
  readonly rolePolicies: readonly RolePolicyModel[];
  readonly rules: readonly RuleModel[];
  readonly functions: readonly FunctionModel[];
  readonly mappings: readonly MappingModel[];
  readonly fronts: readonly FrontModel[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly leftOut: readonly LeftOutModel[];
}
