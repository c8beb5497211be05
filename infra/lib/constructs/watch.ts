import { tables as definitions, type TableName } from '@counterweight/dynamodb';
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
import type { Watched } from './watched.ts';

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
