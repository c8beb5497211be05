import { expect, test } from 'vitest';
import { rates } from '../../../test/pledge-events.ts';
import { createWorld, get } from '../../../test/world.ts';

const world = createWorld({ precedence: { bank: 10, other: 1 } });
await world.publish(
  rates('2023-01-09', { USD: '1.10', NOK: '10.5' }),
  rates('2023-01-10', { USD: '1.2' }),
  rates('2023-01-10', { USD: '9' }, 'other'),
);

test('lists the days of the dataset that views convert by, in order, with where each was read', async () => {
  const { body } = await get(world, '/v1/rates');
  expect(body).toMatchObject({
    data: [
      { id: 'bank:2023-01-09', day: '2023-01-09', base: 'EUR', rates: { USD: '1.1', NOK: '10.5' } },
      { id: 'bank:2023-01-10', rates: { USD: '1.2' }, sources: [{ publisher: 'A central bank' }] },
    ],
    definition: { view: 'rates', sources: { counted: ['bank'], not_counted: ['other'] }, seq: 1 },
  });
});

test('is filtered by range and dataset, and pages', async () => {
  expect((await get(world, '/v1/rates?from=2023-01-10')).body).toMatchObject({ data: [{ id: 'bank:2023-01-10' }] });
  expect((await get(world, '/v1/rates?source=other')).body).toMatchObject({ data: [{ id: 'other:2023-01-10' }] });
  expect((await get(world, '/v1/rates?source=nobody')).body).toMatchObject({ parameter: 'source' });
  expect((await get(world, '/v1/rates?limit=1')).body).toMatchObject({ links: { next: expect.any(String) } });
});

test('as CSV has one row a currency', async () => {
  const { text } = await get(world, '/v1/rates?to=2023-01-09&format=csv');
  expect(text).toBe('day,source,currency,rate,seq\n2023-01-09,bank,USD,1.1,1\n2023-01-09,bank,NOK,10.5,1\n');
});

test('one day is there with its history, under the address that the changes name', async () => {
  expect((await get(world, '/v1/changes?kind=rate')).text).toContain('"self":"/v1/rates/bank:2023-01-09"');
  expect((await get(world, '/v1/rates/bank:2023-01-09')).body).toMatchObject({ data: { rates: { NOK: '10.5' } } });
  expect((await get(world, '/v1/rates/bank:2023-01-09/history')).body).toMatchObject({
    data: [{ record: 'rates', change: 'created' }],
  });
  expect((await get(world, '/v1/rates/bank:2023-01-11')).status).toBe(404);
});
