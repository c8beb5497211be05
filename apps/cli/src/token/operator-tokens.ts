import { type TokenGrant, type Tokens, tokensAnswerSchema, type tokensOrderSchema } from '@counterweight/ledger';
import type { z } from 'zod';
import type { Invoke } from '../operate/invoke-operation.ts';

const operation = { output: 'TokensFunctionName', answer: tokensAnswerSchema };

/** The tokens of a stack, by way of the operator's function, which alone may write them. */
export function operatorTokens(invoke: Invoke): Tokens {
  const call = async (order: z.input<typeof tokensOrderSchema>): Promise<readonly TokenGrant[]> =>
    invoke(operation, order);
  return {
    find: async (id) => (await call({ call: 'find', id }))[0],
    list: () => call({ call: 'list' }),
    put: async (grant) => (await call({ call: 'put', grant: { ...grant, sources: [...grant.sources] } })).length > 0,
    revoke: async (id, revocation) => (await call({ call: 'revoke', id, revocation }))[0],
    suspend: async (id, suspension) => (await call({ call: 'suspend', id, suspension }))[0],
  };
}
