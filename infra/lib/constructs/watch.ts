import { tables as definitions, type TableName } from '@counterweight/dynamodb';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { alarm } from './alarm.ts';
import { alarmTopic } from './alarm-topic.ts';
import {
  alarmsOfApi,
  alarmsOfDeadLetters,
  alarmsOfFunctions,
  alarmsOfRules,
  alarmsOfTables,
} from './alarms-of-platform.ts';
import { alarmsOfIngest, alarmsOfProjector, alarmsOfSweep, alarmsOfVerify } from './alarms-of-way.ts';
import { budget } from './budget.ts';
import { dashboard } from './dashboard.ts';
import type { Tables } from './table-access.ts';

/** What is watched by its own name; functions, rules and dead letters are found. */
export interface Watched {
  readonly tables: Tables;
  readonly ingestQueue: Queue;
  readonly projector: LambdaFunction;
  readonly httpApi: HttpApi;
}

/** Alarms, the topic they tell, the budget and the dashboard. To be called when everything to be watched is there. */
export function watch(scope: Construct, environment: Environment, watched: Watched): void {
  const { tables, ingestQueue, projector, httpApi } = watched;
  const topic = alarmTopic(scope, 'Alarms', environment);
  const alarms = [
    ...alarmsOfIngest(environment, ingestQueue),
    ...alarmsOfProjector(environment, projector),
    ...alarmsOfSweep(environment),
    ...alarmsOfVerify(environment),
    ...alarmsOfApi(httpApi),
    ...alarmsOfDeadLetters(scope),
    ...alarmsOfRules(scope),
    ...alarmsOfFunctions(scope),
    ...alarmsOfTables(tables, indexNames()),
  ].map((options) => alarm(scope, topic, options));
  budget(scope, 'Budget', topic, environment);
  dashboard(scope, 'Dashboard', { environment, alarms, ...watched });
}

function indexNames(): Readonly<Record<TableName, readonly string[]>> {
  const names = (name: TableName) => definitions[name].indexes.map((index) => index.name);
  return { ledger: names('ledger'), views: names('views'), quarantine: names('quarantine') };
}
