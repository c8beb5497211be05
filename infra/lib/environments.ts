import { publisherSchema } from '@counterweight/ledger';
import { z } from 'zod';
import { DATASET_PRECEDENCE } from './dataset-precedence.ts';
import { type EnvironmentName, environmentNamed, environmentNames } from './environment-names.ts';

const days = z.int().min(1);

/** What an environment decides; everything else is the same in all of them. */
const environmentSchema = z.strictObject({
  name: z.enum(environmentNames),
  /** The bus's physical name: what publishers configure. Several environments may share an account. */
  busName: z.string().min(1),
  /** Whether `destroy` may take the data along. */
  data: z.enum(['disposable', 'kept']),
  /** How far back a table can be restored to any second. */
  recoveryDays: days.max(35),
  /** How long the bus keeps a copy of every event for replay. A redaction does not reach it: see docs/decisions. */
  archiveDays: days,
  /** How long functions' and access logs are kept. */
  logDays: z.union([z.literal(7), z.literal(30), z.literal(90), z.literal(365)]),
  /** A new account allows ten functions at once and none reserved: see docs/deploy.md. */
  reserveConcurrency: z.boolean(),
  /** Whether default views count a source without a rank of a kind that no ranked one has; the local stack is told so. */
  countUnranked: z.boolean(),
  /** What the stack's own account may speak for on the bus: those of the imports and of the demo set; the local stack is told `*`. */
  ownSources: z.array(z.union([publisherSchema.shape.sources.element, z.literal('*')])).min(1),
  /** What sources may send that the operator gave no budget of their own. */
  budgets: z.strictObject({
    /** Events a minute, and for how many minutes at once. */
    perMinute: z.int().min(1),
    burstMinutes: z.int().min(1),
    /** Rows that events may make, for each of them; revisions of one entity, and links to one of another source, a minute. */
    rowsPerEvent: z.int().min(1),
    revisionsPerMinute: z.int().min(1),
    linksPerMinute: z.int().min(1),
    /** How long an event over budget waits before it is tried again. */
    waitSeconds: z.int().min(1).max(900),
  }),
  /** Requests a second, and at once, that the API's stage lets through. */
  throttle: z.strictObject({ ratePerSecond: z.int().min(1), burst: z.int().min(1) }),
  /** Who is told of alarms and of the budget; nobody when absent. */
  alarmEmail: z.email().optional(),
  budgetUsd: z.number().positive(),
  /** Other accounts that may put events on the bus, each with the envelope sources it may use. */
  publishers: z
    .array(publisherSchema)
    .refine((all) => new Set(all.map(({ account }) => account)).size === all.length, 'each account stands once'),
  /** A name of its own for the site and the API, with its certificate, which a CDN wants in us-east-1. */
  domain: z
    .strictObject({
      name: z.string().min(1),
      certificateArn: z.string().regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/.+$/, 'a certificate in us-east-1'),
    })
    .optional(),
});

export type Environment = z.infer<typeof environmentSchema>;

const budgets = {
  ...{ perMinute: 600, burstMinutes: 1, waitSeconds: 900 },
  ...{ rowsPerEvent: 10, revisionsPerMinute: 120, linksPerMinute: 60 },
};
const { sources: registered } = publisherSchema.shape;
const ownSources = registered.parse(Object.keys(DATASET_PRECEDENCE));
const shared = { budgets, ownSources, reserveConcurrency: true, countUnranked: false, publishers: [] };

const environments: Readonly<Record<EnvironmentName, Environment>> = {
  dev: {
    ...shared,
    budgets: { ...budgets, waitSeconds: 20 },
    name: 'dev',
    busName: 'counterweight',
    data: 'disposable',
    recoveryDays: 1,
    archiveDays: 7,
    logDays: 7,
    throttle: { ratePerSecond: 100, burst: 200 },
    budgetUsd: 20,
  },
  staging: {
    ...shared,
    name: 'staging',
    busName: 'counterweight-staging',
    data: 'disposable',
    recoveryDays: 7,
    archiveDays: 30,
    logDays: 30,
    throttle: { ratePerSecond: 200, burst: 400 },
    budgetUsd: 50,
  },
  prod: {
    ...shared,
    name: 'prod',
    busName: 'counterweight-prod',
    data: 'kept',
    recoveryDays: 35,
    archiveDays: 90,
    logDays: 365,
    throttle: { ratePerSecond: 500, burst: 1000 },
    budgetUsd: 200,
  },
};

/** Answers a context value: of `-c key=value`, of `cdk.json`, undefined when nobody gave it. */
export type Context = (key: string) => unknown;

/**
 * The environment that the context names (`env`, default dev), with what the context changes in it: `reserveConcurrency`,
 * `alarmEmail`, `budgetUsd`, `countUnranked`, `ownSources` as JSON, `domainName` with `certificateArn`, `publishers` as JSON. Throws an Error naming the key at fault.
 */
export function readEnvironment(context: Context): Environment {
  const base = environments[environmentNamed(context('env') ?? 'dev')];
  const given = {
    reserveConcurrency: fromText(context, 'reserveConcurrency'),
    alarmEmail: context('alarmEmail'),
    budgetUsd: fromText(context, 'budgetUsd'),
    countUnranked: fromText(context, 'countUnranked'),
    ownSources: fromText(context, 'ownSources'),
    publishers: fromText(context, 'publishers'),
    domain: domainOf(context),
  };
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const parsed = environmentSchema.safeParse({ ...base, ...changes });
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}

/** A certificate without a name, or a name without one, is half a domain: the schema says which half is missing. */
function domainOf(context: Context): unknown {
  const domain = { name: context('domainName'), certificateArn: context('certificateArn') };
  return domain.name === undefined && domain.certificateArn === undefined ? undefined : domain;
}

/** On a command line every value is text. */
function fromText(context: Context, key: string): unknown {
  const value = context(key);
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    throw new Error(`${key} is ${value}; allowed: JSON`);
  }
}
