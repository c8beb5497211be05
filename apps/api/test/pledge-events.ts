import { type CloudEvent, cloudEventSchema } from '@counterweight/contracts/events';

interface Draft {
  readonly source?: string;
  readonly local?: string;
  readonly revision?: number;
}

const sources = [{ publisher: 'Ministry of Defence', title: 'Support announced', published_on: '2023-01-05' }];

/** A pledge's header, with whatever the draft changes. */
export function announced(draft: Draft & { readonly [more: string]: unknown } = {}): CloudEvent {
  const { source = 'desk', local = 'p1', revision = 1, ...more } = draft;
  const pledge = { donor: 'USA', title: `Package ${local}`, category: 'military', new_money: 'yes', ...more };
  return pledgeEvent({ source, local, revision }, 'announced', `${local}.r${revision}`, { pledge });
}

/** The header taken back. */
export function withdrawn(local: string, revision: number, source = 'desk'): CloudEvent {
  const reason = 'announced by mistake';
  return pledgeEvent({ source, local, revision }, 'withdrawn', `${local}.r${revision}`, { reason });
}

export interface TransactionDraft extends Draft {
  readonly tx?: string;
  readonly type?: string;
  readonly day?: string;
  readonly when?: unknown;
  readonly amount?: string;
  readonly currency?: string;
  readonly asReported?: string;
  readonly value?: unknown;
  readonly [more: string]: unknown;
}

/** A transaction of a pledge: EUR 100 committed on 10 January 2023, with whatever the draft changes. */
export function recorded(draft: TransactionDraft = {}): CloudEvent {
  const { source = 'desk', local = 'p1', revision = 1, tx = 't1', type = 'committed', ...rest } = draft;
  const { day = '2023-01-10', when = { precision: 'day', day }, amount = '100', currency = 'EUR', ...more } = rest;
  const { asReported, value = moneyOf(amount, currency, asReported), ...others } = more;
  return pledgeEvent({ source, local, revision }, 'transaction_recorded', `${local}.${tx}.r${revision}`, {
    transaction_id: tx,
    transaction: { type, when, value, ...others },
  });
}

function moneyOf(amount: string, currency: string, asReported: string | undefined) {
  const reported = asReported === undefined ? {} : { as_reported: { amount: asReported, currency: 'EUR' } };
  return { known: 'money', money: { amount, currency, ...reported } };
}

function pledgeEvent(
  { source, local, revision }: Required<Draft>,
  verb: string,
  id: string,
  data: Readonly<Record<string, unknown>>,
): CloudEvent {
  return cloudEventSchema.parse({
    specversion: '1.0',
    id,
    source,
    type: `counterweight.pledge.${verb}.v1`,
    data: { entity: `${source}:${local}`, revision, sources, ...data },
  });
}

/** A day's reference rates: how much of each currency a euro buys. */
export function rates(day: string, quotes: Readonly<Record<string, string>>, source = 'bank'): CloudEvent {
  return cloudEventSchema.parse({
    specversion: '1.0',
    id: day,
    source,
    type: 'counterweight.rate.published.v1',
    data: {
      entity: `${source}:${day}`,
      revision: 1,
      sources: [{ publisher: 'A central bank', title: 'Reference rates', published_on: day }],
      rate: { day, base: 'EUR', rates: quotes },
    },
  });
}
