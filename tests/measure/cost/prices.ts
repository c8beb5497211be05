/** A public list price, with where it was read. */
export interface Price {
  readonly usd: number;
  /** What it is the price of. */
  readonly per: string;
  readonly source: string;
}

/** What the list prices of AWS are for, in us-east-1, as read on `PRICES_READ_ON`. Other regions are dearer by up to a quarter. */
export const PRICES_READ_ON = '2026-11-23';
const guide = (about: string, read: string) => `${about} (as of ${read})`;

export const prices = {
  dynamodbWrite: {
    usd: 0.625,
    per: 'million write units',
    source: 'https://airbyte.com/data-engineering-resources/dynamodb-pricing',
  },
  dynamodbRead: {
    usd: 0.125,
    per: 'million read units',
    source: 'https://airbyte.com/data-engineering-resources/dynamodb-pricing',
  },
  dynamodbStorage: { usd: 0.25, per: 'GB and month', source: 'https://aws.amazon.com/dynamodb/pricing/' },
  lambdaRequest: {
    usd: 0.2,
    per: 'million invocations',
    source: guide('https://wring.co/blog/aws-lambda-pricing-guide', 'March 2026'),
  },
  lambdaDuration: {
    usd: 13.3334,
    per: 'million GB-seconds (arm64)',
    source: guide('https://wring.co/blog/aws-lambda-pricing-guide', 'March 2026'),
  },
  eventBridge: {
    usd: 1,
    per: 'million events of up to 64 KB',
    source: guide(
      'https://www.factualminds.com/blog/amazon-eventbridge-pricing-events-pipes-schema-archive/',
      'June 2026',
    ),
  },
  eventArchive: {
    usd: 0.1,
    per: 'GB archived',
    source: guide('https://www.wring.co/blog/aws-eventbridge-pricing-guide', '2026'),
  },
  sqs: {
    usd: 0.4,
    per: 'million requests',
    source: guide('https://cloudburn.io/blog/amazon-sqs-pricing', 'March 2026'),
  },
  httpApi: {
    usd: 1,
    per: 'million requests',
    source: guide('https://awsforengineers.com/blog/aws-api-gateway-pricing-explained', 'May 2025'),
  },
  cdnTransfer: {
    usd: 0.085,
    per: 'GB to North America and Europe',
    source: 'https://aws.amazon.com/cloudfront/pricing',
  },
  logs: {
    usd: 0.5,
    per: 'GB ingested',
    source: guide(
      'https://www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards/',
      'June 2026',
    ),
  },
  metric: { usd: 0.3, per: 'metric', source: guide('https://signoz.io/guides/cloudwatch-pricing', 'February 2026') },
  alarm: {
    usd: 0.1,
    per: 'metric an alarm reads',
    source: 'https://002-workshop-application-performance-monitoring.huyanh.click/5-optimization',
  },
  dashboard: {
    usd: 3,
    per: 'dashboard',
    source: guide(
      'https://www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards/',
      'June 2026',
    ),
  },
  signingKey: { usd: 1, per: 'key', source: 'https://aws.amazon.com/kms/pricing/' },
  trace: { usd: 5, per: 'million traces recorded', source: 'https://aws.amazon.com/cn/xray/pricing/' },
} as const satisfies Readonly<Record<string, Price>>;

/** What we found no price of that names where it is from: these terms stay letters. */
export const unpriced = {
  h: 'a million HTTPS requests to the CDN',
  p: 'a GB and month of point-in-time recovery',
} as const;
