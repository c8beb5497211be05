import { devNull } from 'node:os';
import type { FunctionModel } from '../../template/model.ts';

/** Where the services a function may call are served. */
export interface ServiceUrls {
  readonly dynamodb: string;
  readonly events: string;
  readonly functions: string;
  readonly objects: string;
  readonly queues: string;
}

/** What the environment of a function takes from outside the template. */
export interface EnvironmentContext {
  readonly region: string;
  readonly urls: ServiceUrls;
  /** The one by which the function is told from other callers. */
  readonly accessKeyId: string;
  readonly added: Readonly<Record<string, string>>;
}

/**
 * All the environment variables one function sees: Lambda's own, the template's, and the local endpoints. Nothing of
 * the shell's comes through but PATH. The AWS files are pointed at nothing, so that no profile of the user's applies.
 */
export function functionEnvironment(
  model: FunctionModel,
  { region, urls, accessKeyId, added }: EnvironmentContext,
): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL_DYNAMODB: urls.dynamodb,
    AWS_ENDPOINT_URL_EVENTBRIDGE: urls.events,
    AWS_ENDPOINT_URL_LAMBDA: urls.functions,
    AWS_ENDPOINT_URL_S3: urls.objects,
    AWS_ENDPOINT_URL_SQS: urls.queues,
    AWS_EXECUTION_ENV: `AWS_Lambda_${model.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: model.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(model.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${model.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    LAMBDA_TASK_ROOT: model.directory,
    _HANDLER: model.handler,
    ...model.environment,
    ...added,
  };
}
