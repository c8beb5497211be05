import { type Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { assetFolder, type FunctionName } from '../bundle-functions.ts';
import type { Environment } from '../environments.ts';
import { namespaceVariable } from './function-metric.ts';

export interface NodeFunctionOptions {
  readonly bundle: FunctionName;
  /** The export that Lambda calls. */
  readonly handler: string;
  readonly description: string;
  readonly timeout: Duration;
  readonly memoryMb?: number;
  /** Environment variables. */
  readonly variables: Readonly<Record<string, string>>;
  /** Several at a time would only be in each other's way. */
  readonly oneAtATime?: boolean;
  /** The role's physical name, where something must name it before it exists. */
  readonly roleName?: string;
}

/**
 * A function from its bundle, on the pinned runtime, traced, with JSON logs that are kept as long as the environment says,
 * and a role of its own that may write both and nothing else yet.
 */
export function nodeFunction(
  scope: Construct,
  id: string,
  environment: Environment,
  options: NodeFunctionOptions,
): LambdaFunction {
  const { bundle, handler, description, timeout, memoryMb = 512, variables } = options;
  const role = new Role(scope, `${id}Role`, {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    ...(options.roleName === undefined ? {} : { roleName: options.roleName }),
  });
  const logGroup = new LogGroup(scope, `${id}Logs`, {
    retention: environment.logDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  logGroup.grantWrite(role);
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'xray:PutTraceSegments and PutTelemetryRecords know no narrower resource',
  });
  return new LambdaFunction(scope, id, {
    description,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    code: Code.fromAsset(assetFolder(bundle)),
    handler: `index.${handler}`,
    timeout,
    memorySize: memoryMb,
    environment: { ...variables, ...namespaceVariable(environment) },
    tracing: Tracing.ACTIVE,
    loggingFormat: LoggingFormat.JSON,
    role,
    logGroup,
    ...(options.oneAtATime === true && environment.reserveConcurrency ? { reservedConcurrentExecutions: 1 } : {}),
  });
}
