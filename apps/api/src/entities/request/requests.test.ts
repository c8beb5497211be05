import { expect, test } from 'vitest';
import { reported, retracted } from '../../../test/reported-events.ts';
import { createWorld, get } from '../../../test/world.ts';

const world = createWorld({ today: '2024-08-01' });
const patriots = {
  by: 'UKR',
  title: 'Patriots',
  made: { precision: 'day', day: '2024-04-19' },
  lines: [{ item: 'Patriot' }],
};
await world.publish(
  reported('request', 'april', patriots),
  reported('request', 'july', { ...patriots, supersedes: ['desk:april', 'desk:lost'] }),
  reported('request', 'copy', { ...patriots, supersedes: ['desk:april'] }, { source: 'other' }),
);
world.moveTo('2024-08-03');
await world.publish(
  reported('request', 'gone', { ...patriots, supersedes: ['desk:april'] }),
  retracted('request', 'gone', 2),
);

test('a request says what stands in its place, in the list and on its own', async () => {
  const { body } = await get(world, '/v1/requests');
  expect(body.data).toMatchObject([
    { id: 'desk:april', superseded_by: ['desk:july'], warnings: [] },
    { id: 'desk:july', superseded_by: [] },
  ]);
  expect((await get(world, '/v1/requests/desk:april')).body).toMatchObject({ data: { superseded_by: ['desk:july'] } });
  expect((await get(world, '/v1/requests?format=csv')).text).toContain(',desk:july,');
});

test('a request that supersedes what is not there says so', async () => {
  const warning = { code: 'dangling', field: 'supersedes', message: expect.stringContaining('desk:lost') };
  expect((await get(world, '/v1/requests/desk:july')).body).toMatchObject({ data: { warnings: [warning] } });
});

test('what was taken back stands in no place, and none stands in its', async () => {
  const { body } = await get(world, '/v1/requests/desk:gone');
  expect(body).toMatchObject({ data: { status: 'retracted' } });
  expect(body.data).not.toHaveProperty('superseded_by');
});

test('its ETag changes when another request takes its place', async () => {
  const before = (await get(world, '/v1/requests/desk:april')).headers.get('etag') ?? '';
  await world.publish(reported('request', 'august', { ...patriots, supersedes: ['desk:april'] }));
  const after = await get(world, '/v1/requests/desk:april', { 'if-none-match': before });
  expect([after.status, after.body]).toMatchObject([200, { data: { superseded_by: ['desk:august', 'desk:july'] } }]);
  const past = await get(world, '/v1/requests/desk:april?known_at=2024-08-02');
  expect(past.body).toMatchObject({ data: { superseded_by: ['desk:july'] } });
});
