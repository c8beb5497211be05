import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';

/**
 * Where alarms and the budget are told, and whoever the environment names is told by e-mail. It is not encrypted with a key:
 * alarms cannot use the one that AWS manages, and what they say is no secret.
 */
export function alarmTopic(scope: Construct, id: string, { name, alarmEmail }: Environment): Topic {
  const topic = new Topic(scope, id, { displayName: `Counterweight ${name}`, enforceSSL: true });
  // A policy of its own takes the place of the one by which services of the account may publish.
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsAndTheBudgetOfThisAccount',
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com'), new ServicePrincipal('budgets.amazonaws.com')],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  );
  if (alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(alarmEmail));
  return topic;
}
