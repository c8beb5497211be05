import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Tables } from './table-access.ts';

/** What is watched by its own name; functions, rules and dead letters are found. */
export interface Watched {
  readonly tables: Tables;
  readonly ingestQueue: Queue;
  /** Of events over their source's budget. */
  readonly waitingQueue: Queue;
  readonly projector: LambdaFunction;
  readonly httpApi: HttpApi;
}
