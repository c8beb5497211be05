import { tables as definitions, type TableName } from '@counterweight/dynamodb';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { alarm } from './alarm.ts';
import { alarmTopic } from './alarm-topic.ts';
import { budget } from './budget.ts';
import { dashboard } from './dashboard.ts';
import { ingestAlarms, projectorAlarms, snapshotAlarms, sweepAlarms, verifyAlarms } from './pipeline-alarms.ts';
import { apiAlarms, deadLetterAlarms, functionAlarms, ruleAlarms, tableAlarms } from './platform-alarms.ts';
import type { Watched } from './watched.ts';

/** Creates the alarms, their topic, the budget and the dashboard. Call it last, when all resources exist. */
export function watch(scope: Construct, environment: Environment, watched: Watched): void {
  const { tables, projector, httpApi } = watched;
  const topic = alarmTopic(scope, 'Alarms', environment);
  const alarms = [
    ...ingestAlarms(environment, watched),
    ...projectorAlarms(environment, projector),
    ...sweepAlarms(environment),
    ...snapshotAlarms(environment),
    ...verifyAlarms(environment),
    ...apiAlarms(httpApi),
    ...deadLetterAlarms(scope),
    ...ruleAlarms(scope),
    ...functionAlarms(scope),
    ...tableAlarms(tables, indexNames()),
  ].map((options) => alarm(scope, topic, options));
  budget(scope, 'Budget', topic, environment);
  dashboard(scope, 'Dashboard', { environment, alarms, ...watched });
}

function indexNames(): Readonly<Record<TableName, readonly string[]>> {
  const names = (name: TableName) => definitions[name].indexes.map((index) => index.name);
  return { ledger: names('ledger'), quarantine: names('quarantine'), tokens: names('tokens') };
}
