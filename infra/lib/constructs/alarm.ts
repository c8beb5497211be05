import { Alarm, type AlarmProps, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** What no data says: that nothing happened, that what should have reported did not, or nothing new. */
const whenMissing = {
  fine: TreatMissingData.NOT_BREACHING,
  wrong: TreatMissingData.BREACHING,
  unchanged: TreatMissingData.IGNORE,
} as const;

export interface AlarmOptions {
  /** Kebab-case. The runbook's entry is `alarm-<name>` unless several alarms share one. */
  readonly name: string;
  readonly runbook?: string;
  /** What has happened when it goes off, as a sentence. */
  readonly says: string;
  readonly metric: IMetric;
  /** It goes off above this ... */
  readonly above?: number;
  /** ... or below this. */
  readonly below?: number;
  /** For so many periods of the metric, one unless told. */
  readonly periods?: number;
  readonly missing: keyof typeof whenMissing;
}

const RUNBOOK = 'docs/operations.md';

/** An alarm that names its entry in the runbook, and tells the topic when it goes off and when it is over. */
export function alarm(scope: Construct, topic: ITopic, options: AlarmOptions): Alarm {
  const { name, runbook = name, says, metric, periods = 1, missing } = options;
  const props: AlarmProps = {
    ...limitOf(options),
    metric,
    evaluationPeriods: periods,
    treatMissingData: whenMissing[missing],
    alarmDescription: `${says}. Runbook: ${RUNBOOK}#alarm-${runbook}`,
  };
  const made = new Alarm(scope, `Alarm-${name}`, props);
  const action = new SnsAction(topic);
  made.addAlarmAction(action);
  made.addOkAction(action);
  return made;
}

function limitOf({ name, above, below }: AlarmOptions): Pick<AlarmProps, 'threshold' | 'comparisonOperator'> {
  if (above !== undefined) return { threshold: above, comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD };
  if (below !== undefined) return { threshold: below, comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD };
  throw new Error(`alarm ${name}: above or below`);
}

/** `IngestDeadLetters` as `ingest-dead-letters`. */
export function kebab(id: string): string {
  return id.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}
