import { expect, test } from 'vitest';
import { type Cited, entity, fact, type NewsDesk } from '../../harness/news-desk.ts';
import { drawdownOf27December } from './what-was-given.ts';

const exhausted: Cited = {
  publisher: 'CQ Roll Call',
  title: 'Key US fund for Ukraine about to be ‘exhausted’',
  published_on: '2023-12-18',
};
const signed: Cited = {
  publisher: 'Ukrainska Pravda',
  title: 'Biden signs bill with US$61 billion to support Ukraine',
  published_on: '2024-04-24',
};
const vetoed: Cited = {
  publisher: 'The Guardian',
  title: 'Hungary blocks €50bn in EU aid for Ukraine hours after membership talks approved',
  published_on: '2023-12-15',
};

const heldByCongress = {
  restricted_by: 'Congress of the United States',
  kind: 'appropriation_blocked',
  holds_up: { by: 'donor', donor: 'USA', category: 'military' },
  from: '2023-12-30',
  reason: 'The request for new money is not passed: Republicans want border security first.',
  amount: { amount: '61400000000', currency: 'USD' },
  note: 'From the day on which the money to replace drawn stocks was used up; the request is of 20 October 2023.',
};
const restriction = fact('restriction', 'held-by-congress', heldByCongress, exhausted);
const lifted = fact('restriction', 'held-by-congress', { ...heldByCongress, to: '2024-04-23' }, signed, 2);

const heldByHungary = fact(
  'restriction',
  'held-by-hungary',
  {
    restricted_by: 'Hungary',
    kind: 'appropriation_blocked',
    holds_up: { by: 'donor', donor: 'EU', category: 'financial' },
    from: '2023-12-15',
    to: '2024-01-31',
    reason: 'A veto in the European Council.',
    amount: { amount: '50000000000', currency: 'EUR' },
  },
  vetoed,
);

/** Why the answer is slow. */
export function theHoldUp(desk: NewsDesk): void {
  test('8. to answer these requests is hard: what is held up on the day of the Council, and by whom', async () => {
    await desk.publish(restriction, heldByHungary, ...drawdownOf27December);
    const { restrictions } = await desk.ask('/v1/views/support?to=2024-01-10');
    expect(restrictions).toMatchObject({
      on: '2024-01-10',
      in_force: [
        { restricted_by: 'Hungary', since: '2023-12-15', donor: 'EU' },
        { restricted_by: 'Congress of the United States', since: '2023-12-30', donor: 'USA' },
      ],
    });
  });

  test('9. military aid of the United States is held up by Congress, where Republicans are reluctant', async () => {
    await desk.publish(restriction, ...drawdownOf27December);
    const path = `/v1/restrictions/${entity('held-by-congress')}`;
    const held = await desk.ask(path);
    expect(held.data).toMatchObject({
      ...{ kind: 'appropriation_blocked', from: '2023-12-30', amount: { amount: '61400000000', currency: 'USD' } },
      reason: expect.stringContaining('Republicans'),
      sources: [exhausted],
    });
    // The last package was committed before: what is held up is money asked of Congress, which is in no pledge.
    expect(held.data).toMatchObject({ held_up: { native: {} } });
    await desk.publish(lifted);
    const ended = await desk.ask(path);
    expect(ended.data).toMatchObject({ revision: 2, to: '2024-04-23', sources: [signed] });
    const inForce = async (day: string) => (await desk.ask(`/v1/views/support?donor=USA&to=${day}`)).restrictions;
    expect(await inForce('2023-12-29')).toMatchObject({ in_force: [] });
    expect(await inForce('2023-12-30')).toMatchObject({ in_force: [{ id: entity('held-by-congress') }] });
    expect(await inForce('2024-04-23')).toMatchObject({ in_force: [{ id: entity('held-by-congress') }] });
    expect(await inForce('2024-04-24')).toMatchObject({ in_force: [] });
    const history = await desk.ask(`${path}/history`);
    expect(history.data).toMatchObject([{ revision: 1 }, { revision: 2 }]);
  });
}
