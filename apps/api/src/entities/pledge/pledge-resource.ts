import {
  foldPledge,
  kielTypeOf,
  type LiveTransaction,
  type PledgeState,
  pledgeSchema,
  pledgeStatuses,
  type RecordContent,
  stages,
  transactionSchema,
} from '@counterweight/domain/kinds';
import { donorName, type EntityId, sourceReferencesSchema } from '@counterweight/domain/values';
import { z } from '@hono/zod-openapi';
import type { EntityResource } from '../entity-resource.ts';
import { pledgeRestrictionSchema } from '../restriction/pledge-restriction.ts';
import { transactionConversionSchema } from './transaction-conversion.ts';

const revision = z.int();
const [stageTransaction, adjustment] = transactionSchema.options;
const transactionShown = z.looseObject({
  id: z.string(),
  revision,
  stage: z
    .enum(stages)
    .nullable()
    .meta({ description: 'The stage it moves; none while what it applies to is missing' }),
  ...stageTransaction.shape,
  type: z.enum([...stageTransaction.shape.type.options, ...adjustment.shape.type.options]),
  applies_to: adjustment.shape.applies_to.optional(),
  sources: sourceReferencesSchema,
  conversion: transactionConversionSchema
    .optional()
    .meta({ description: 'Its money in euro, where one pledge is shown' }),
});

const bodySchema = z.looseObject({
  id: z.string(),
  status: z.enum(pledgeStatuses).meta({ description: 'Derived: the furthest stage reached, or why nothing counts' }),
  revision: revision.optional().meta({ description: "The header's" }),
  reason: z.string().optional().meta({ description: 'Why the header was withdrawn or redacted' }),
  ...z.object({ ...pledgeSchema.shape, donor_name: z.string(), kiel_type: z.string() }).partial().shape,
  sources: sourceReferencesSchema.optional().meta({ description: "The header's" }),
  transactions: z.array(transactionShown),
  gone: z
    .array(z.object({ id: z.string(), revision, status: z.enum(['retracted', 'redacted']), reason: z.string() }))
    .meta({ description: 'Transactions that were taken back' }),
  restrictions: z
    .array(pledgeRestrictionSchema)
    .optional()
    .meta({ description: 'What holds it up, or did, where one pledge is shown' }),
  awaiting_header: z.boolean().meta({ description: 'Transactions without a live header, which count nothing' }),
  warnings: z.array(z.object({ code: z.string(), transaction: z.string(), message: z.string() })),
});

/** How pledges are shown: the header's members, and every transaction with its own sources. */
export const pledgeResource: EntityResource = {
  kind: 'pledge',
  path: '/v1/pledges',
  title: 'pledge',
  bodySchema,
  describe: (entity, records) => describePledge(entity, records),
};

/** A pledge as folded; `more` adds to each transaction what it is shown together with. */
export function describePledge(
  entity: EntityId,
  records: readonly RecordContent[],
  more: (transaction: LiveTransaction, state: PledgeState) => Readonly<Record<string, unknown>> = () => ({}),
): Readonly<Record<string, unknown>> {
  const state = foldPledge(entity, records);
  const { status, transactions, gone, awaiting_header, warnings } = state;
  return {
    id: entity,
    status,
    ...showHeader(state),
    transactions: transactions.map((held) => ({ ...showTransaction(held), ...more(held, state) })),
    gone,
    awaiting_header,
    warnings,
  };
}

function showHeader({ header }: PledgeState) {
  if (header.status === 'absent') return {};
  const { revision } = header;
  if (header.status !== 'live') {
    const { reason } = header;
    return { revision, reason, ...('sources' in header ? { sources: header.sources } : {}) };
  }
  const { pledge, sources } = header;
  const { donor, category, subcategory } = pledge;
  return { revision, ...pledge, donor_name: donorName(donor), kiel_type: kielTypeOf(category, subcategory), sources };
}

function showTransaction({ id, revision, stage, transaction, sources }: LiveTransaction) {
  return { id, revision, stage: stage ?? null, ...transaction, sources };
}
