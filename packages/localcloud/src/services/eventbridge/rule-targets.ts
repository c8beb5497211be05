import { LocalCloudError } from '../../runtime/local-cloud-error.ts';
import type { RuleModel, RuleTarget } from '../../template/model.ts';
import type { AsynchronousQueues } from '../lambda/asynchronous-queues.ts';
import type { Queues } from '../sqs/queues.ts';
import type { StageDelivery } from './event-buses.ts';

/**
 * How a rule's events get to its targets: as a queue's message, or as an asynchronous invocation of a function.
 * Errors: `unsupported_template` for a rule whose target is neither.
 */
export function ruleTargets(
  rules: readonly RuleModel[],
  queues: Queues,
  asynchronous: AsynchronousQueues,
): StageDelivery {
  const queueOf = (arn: string) => asynchronous.queueOf(arn) ?? queues.byArn(arn);
  const check = (rule: RuleModel, { arn, deadLetterArn }: RuleTarget) => {
    if (deadLetterArn !== undefined) queues.require(deadLetterArn, `the dead letters of ${rule.logicalId}`);
    if (queueOf(arn) !== undefined) return;
    const message = `The rule ${rule.logicalId} targets ${arn}, which is neither a queue nor a function of the template.`;
    throw new LocalCloudError('unsupported_template', message);
  };
  for (const rule of rules) for (const target of rule.targets) check(rule, target);
  return (arn, body) => queueOf(arn)?.stage(body);
}
