import { pledgeQuestions } from '@counterweight/contracts/http';
import { z } from 'zod';

/** What `/v1/pledges/{id}` answers of a pledge. */
export const pledgeAnswerSchema = z.object({ data: pledgeQuestions.shown });

export type ShownPledge = z.output<typeof pledgeQuestions.shown>;
export type PledgeTransaction = ShownPledge['transactions'][number];
export type PledgeUnits = NonNullable<PledgeTransaction['units']>[number];
