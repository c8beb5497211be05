import type { Duration } from 'aws-cdk-lib';
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { assetFolder, type FunctionName } from '../bundle-functions.ts';

export interface NodeFunctionOptions {
  readonly bundle: FunctionName;
  /** The export that Lambda calls. */
  readonly handler: string;
  readonly description: string;
  readonly timeout: Duration;
  readonly memoryMb?: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly reservedConcurrentExecutions?: number;
}

/** A function from its bundle, on the pinned runtime, with JSON logs that are kept for a month. */
export function nodeFunction(scope: Construct, id: string, options: NodeFunctionOptions): LambdaFunction {
  const { bundle, handler, description, timeout, memoryMb = 512, environment } = options;
  return new LambdaFunction(scope, id, {
    description,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    code: Code.fromAsset(assetFolder(bundle)),
    handler: `index.${handler}`,
    timeout,
    memorySize: memoryMb,
    environment,
    loggingFormat: LoggingFormat.JSON,
    logGroup: new LogGroup(scope, `${id}Logs`, { retention: RetentionDays.ONE_MONTH }),
    ...(options.reservedConcurrentExecutions === undefined
      ? {}
      : { reservedConcurrentExecutions: options.reservedConcurrentExecutions }),
  });
}
