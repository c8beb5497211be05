import type { AsynchronousModel, FunctionModel } from './model.ts';
import { inside, refuse } from './refusal.ts';
import { eventInvokeConfigKind, functionKind } from './resource-kinds.ts';
import type { StackReader } from './stack-reader.ts';

/** A function's name from its name, ARN or qualified ARN. */
export function functionNameOf(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? (nameOrArn.split(':')[6] ?? nameOrArn) : (nameOrArn.split(':')[0] ?? nameOrArn);
}

/** The functions, each with the directory of its bundle. */
export function readFunctions(reader: StackReader): FunctionModel[] {
  const invokeConfigs = reader.all(eventInvokeConfigKind).map(({ properties }) => properties);
  return reader.all(functionKind).map(({ logicalId, name, place, properties }) => {
    const directory = reader.scope.stack.assetDirectories.get(properties.Code.S3Key);
    const config = invokeConfigs.find((each) => functionNameOf(each.FunctionName) === name);
    const asynchronous: AsynchronousModel = {
      maximumRetryAttempts: config?.MaximumRetryAttempts ?? 2,
      maximumAgeMs: (config?.MaximumEventAgeInSeconds ?? 21_600) * 1000,
      deadLetterArn: config?.DestinationConfig?.OnFailure?.Destination ?? properties.DeadLetterConfig?.TargetArn,
    };
    return {
      logicalId,
      name,
      arn: reader.scope.arnOf(logicalId),
      directory: directory ?? refuse(inside(place, 'Code'), `the assembly holds no asset ${properties.Code.S3Key}`),
      handler: properties.Handler,
      runtime: properties.Runtime,
      roleArn: properties.Role,
      environment: properties.Environment?.Variables ?? {},
      timeoutMs: properties.Timeout * 1000,
      memoryMb: properties.MemorySize,
      reservedConcurrency: properties.ReservedConcurrentExecutions,
      asynchronous,
    };
  });
}
