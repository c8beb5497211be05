import type { Naming } from './naming.ts';
import type { Prng } from './prng.ts';
import type { GivenItem, PledgeFacts, WorldEvent } from './world-event.ts';

const DAYS = ['2024-01-09', '2024-01-10', '2024-01-11'] as const;

/** One pledge of a source: revisions of its header and of two transactions, in no order, some taken back. */
export function pledgeEvents(prng: Prng, source: string, { nextId, nextSecret }: Naming): readonly WorldEvent[] {
  const entity = `${source}:p`;
  const events: WorldEvent[] = [];
  for (const record of ['header', 'tx-a', 'tx-b']) {
    // A header may never come; what then waits for it counts nothing.
    const revisions = prng.below(4);
    for (let revision = 1; revision <= revisions; revision += 1) {
      const takenBack = prng.chance(0.3);
      const recording =
        record === 'header' ? headerOf(prng, takenBack) : transactionOf(prng, record.slice(3), takenBack);
      const { type, content, facts } = recording;
      const sources = [{ publisher: 'A newspaper', title: nextSecret(), published_on: '2024-01-11' }];
      const data = { entity, revision, sources, ...content };
      const meaning = { valid: true, kind: 'pledge', entity, record, revision, retracted: takenBack, facts } as const;
      events.push({ source, id: nextId(), type: `counterweight.pledge.${type}.v1`, data, meaning });
    }
  }
  return events;
}

interface Recording {
  readonly type: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly facts: PledgeFacts | undefined;
}

function headerOf(prng: Prng, takenBack: boolean): Recording {
  const [donor, category] = [prng.pick(['USA', 'DEU']), prng.pick(['military', 'energy'])];
  if (takenBack) return { type: 'withdrawn', content: { reason: `withdrawn ${donor}` }, facts: undefined };
  const pledge = { donor, category, title: 'A package', new_money: 'unknown' };
  return { type: 'announced', content: { pledge }, facts: { header: { donor, category } } };
}

function transactionOf(prng: Prng, id: string, takenBack: boolean): Recording {
  const stage = prng.pick(['committed', 'delivered']);
  const [day, currency, cents] = [prng.pick(DAYS), prng.pick(['EUR', 'USD']), 1 + prng.below(1_000_000)];
  const paid = { stage, day, currency, cents, given: itemsFor(cents) };
  const named = { transaction_id: id };
  if (takenBack)
    return { type: 'transaction_retracted', content: { ...named, reason: `wrong ${paid.cents}` }, facts: undefined };
  const money = {
    amount: `${Math.trunc(paid.cents / 100)}.${String(paid.cents % 100).padStart(2, '0')}`,
    currency: paid.currency,
  };
  const when = { precision: 'day', day: paid.day };
  const units = paid.given.map(({ item, count }) => (count === undefined ? { item } : { item, count }));
  const goods = units.length > 0 ? { units } : {};
  const transaction = { type: paid.stage, when, value: { known: 'money', money }, ...goods };
  return { type: 'transaction_recorded', content: { ...named, transaction }, facts: { paid } };
}

/** Goods that follow from the amount, so that they cost the run no chance of its own. */
function itemsFor(cents: number): readonly GivenItem[] {
  const battery = { class: 'long_range', system: 'patriot', serves: '', unit: 'battery' };
  const missile = { class: 'interceptors', system: 'patriot', serves: 'patriot', unit: 'missile' };
  if (cents % 3 === 0) return [];
  return [
    { item: 'HIMARS launcher', count: 2 },
    { item: 'Patriot battery', count: cents % 5, place: battery },
    ...(cents % 3 === 1 ? [{ item: 'Patriot missiles', place: missile }] : []),
  ];
}
