/** The services by which metrics, log lines and traces are told apart. */
export type ServiceName = 'api' | 'ingest' | 'projector' | 'compactor' | 'operations';

/** What the functions measure, beside what the platform measures of them. Alarms and the dashboard read the same names. */
export const metricNames = {
  /** Of the API: events handed to the bus, by outcome `sent | failed`. */
  sent: 'Sent',
  /** Of ingest: messages, by outcome `accepted | duplicate | conflict | quarantined | waiting | failed`. */
  events: 'Events',
  /** Of ingest: messages that were delivered before. */
  retried: 'Retried',
  /** Of the projector: entities, by outcome `projected | unchanged | quarantined | failed`. */
  entities: 'Entities',
  /** Of the projector: seconds from accepted to visible, for each event. */
  lag: 'Lag',
  sweptProjected: 'SweptProjected',
  sweptFailed: 'SweptFailed',
  /** Of the compactor: bytes that the live views take in a function's memory. */
  viewsBytes: 'ViewsBytes',
  /** Of operations: where the views differ from the ledger. */
  differences: 'Differences',
  /** Of operations: entities that wait for a header, and those that have for more than a day. */
  awaitingHeader: 'AwaitingHeader',
  awaitingHeaderOverdue: 'AwaitingHeaderOverdue',
} as const;
export type MetricName = (typeof metricNames)[keyof typeof metricNames];

/** Where a function finds the namespace of its metrics, which keeps environments of one account apart. */
export const NAMESPACE_VARIABLE = 'POWERTOOLS_METRICS_NAMESPACE';
