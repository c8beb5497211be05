import { type TokenGrant, type Tokens, tokensOrderSchema } from '@counterweight/ledger';
import type { Telemetry } from '@counterweight/observability';
import type { z } from 'zod';
import { type Answer, done, readOrder } from './answer.ts';

type Order = z.output<typeof tokensOrderSchema>;

/** The function that keeps the tokens: nothing else may write them. Its log says what was done to which, and not why. */
export function createTokensFunction({ tokens }: { readonly tokens: Tokens }, { logger }: Pick<Telemetry, 'logger'>) {
  return async (event: unknown): Promise<Answer<readonly TokenGrant[]>> => {
    const order = readOrder(tokensOrderSchema, event);
    if (!order.ok) return order;
    const grants = await carryOut(order.result, tokens);
    logger.info('tokens', { call: order.result.call, ids: grants.map(({ id }) => id) });
    return done(grants);
  };
}

async function carryOut(order: Order, tokens: Tokens): Promise<readonly TokenGrant[]> {
  switch (order.call) {
    case 'list':
      return tokens.list();
    case 'find':
      return present(await tokens.find(order.id));
    case 'put':
      return (await tokens.put(order.grant)) ? [order.grant] : [];
    case 'revoke':
      return present(await tokens.revoke(order.id, order.revocation));
    case 'suspend':
      return present(await tokens.suspend(order.id, order.suspension));
  }
}

function present(grant: TokenGrant | undefined): readonly TokenGrant[] {
  return grant === undefined ? [] : [grant];
}
