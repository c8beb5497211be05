import { App, Aspects, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { keepData } from './constructs/keep-data.ts';
import { readEnvironment } from './environments.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { EventsStack } from './stacks/events-stack.ts';
import { OperationsStack } from './stacks/operations-stack.ts';
import { ViewsStack } from './stacks/views-stack.ts';
import { WebStack } from './stacks/web-stack.ts';

const FLAGS = { '@aws-cdk/core:checkSecretUsage': true, '@aws-cdk/aws-iam:minimizePolicies': true };

export interface CounterweightAppOptions {
  readonly outdir: string;
  /** What `-c key=value` gives: see `readEnvironment`. */
  readonly context: Readonly<Record<string, unknown>>;
}

/** The stacks of one environment, told apart by what they hold. Throws an Error naming the context value at fault. */
export function counterweightApp({ outdir, context }: CounterweightAppOptions): App {
  // cdk-nag itself reads a deprecated property of every bus policy, and the CDK would warn of it at each synth.
  process.env.JSII_DEPRECATED ??= 'quiet';
  const app = new App({ outdir, context: { ...FLAGS, ...context }, analyticsReporting: false });
  const environment = readEnvironment((key) => app.node.tryGetContext(key));
  const id = (room: string) => `Counterweight-${environment.name}-${room}`;
  const props = (holds: string) => ({
    environment,
    description: `Counterweight, ${environment.name}: ${holds}`,
    terminationProtection: environment.data === 'kept',
  });
  // The bus names it in a policy before the API's stack exists.
  const apiRoleName = `counterweight-${environment.name}-api`;

  const { tables } = new DataStack(app, id('Data'), props('tables'));
  const events = { ...props('the bus and the way into the ledger'), tables, apiRoleName };
  const { bus, ingestQueue, waitingQueue } = new EventsStack(app, id('Events'), events);
  const views = new ViewsStack(app, id('Views'), { ...props('the projector and the sweep'), tables });
  const { httpApi } = new ApiStack(app, id('Api'), { ...props('the HTTP API'), tables, bus, apiRoleName });
  new WebStack(app, id('Web'), { ...props('the CDN and the site'), httpApi });
  // Last: it watches what the others hold.
  const queues = { ingestQueue, waitingQueue };
  const watched = { tables, ...queues, projector: views.projectorFunction, httpApi };
  new OperationsStack(app, id('Operations'), { ...props('what watches and mends'), watched });
  if (environment.data === 'kept') Aspects.of(app).add(keepData);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}
