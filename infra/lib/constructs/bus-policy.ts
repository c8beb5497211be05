import { API_ENVELOPE_SOURCE, type Publisher } from '@counterweight/ledger';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { AccountPrincipal, Effect, PolicyStatement, StarPrincipal } from 'aws-cdk-lib/aws-iam';

/** Lets other accounts put events on the bus, each in envelopes of its own sources alone. */
export function allowPublishers(bus: EventBus, publishers: readonly Publisher[]): void {
  for (const { account, sources } of publishers) {
    bus.addToResourcePolicy(
      new PolicyStatement({
        sid: `Publisher${account}`,
        effect: Effect.ALLOW,
        principals: [new AccountPrincipal(account)],
        actions: ['events:PutEvents'],
        resources: [bus.eventBusArn],
        conditions: { StringEquals: { 'events:source': sources } },
      }),
    );
  }
}

/** Ingest trusts what comes under the API's envelope source, so the bus takes it from the API's role alone. */
export function reserveEnvelopeSource(bus: EventBus, apiRoleArn: string): void {
  bus.addToResourcePolicy(
    new PolicyStatement({
      sid: 'OnlyTheApiUsesItsSource',
      effect: Effect.DENY,
      principals: [new StarPrincipal()],
      actions: ['events:PutEvents'],
      resources: [bus.eventBusArn],
      conditions: {
        StringEquals: { 'events:source': API_ENVELOPE_SOURCE },
        ArnNotEquals: { 'aws:PrincipalArn': apiRoleArn },
      },
    }),
  );
}
