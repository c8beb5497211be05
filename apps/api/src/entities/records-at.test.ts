import { daySchema, entityIdSchema } from '@counterweight/domain/values';
import { expect, test } from 'vitest';
import { reported, retracted } from '../../test/reported-events.ts';
import { createWorld } from '../../test/world.ts';
import { recordsAt } from './records-at.ts';

const ref = { kind: 'meeting', entity: entityIdSchema.parse('desk:nuc') };

test('an entity has the records that views at a position have folded, and none that became known since', async () => {
  const world = createWorld({ today: '2026-03-10' });
  await world.publish(reported('meeting', 'nuc', { forum: 'NUC' }));
  const { seq } = await world.ledger.head();
  await world.publish(reported('meeting', 'nuc', { forum: 'NAC' }, { revision: 2 }));
  world.nextDay();
  await world.publish(retracted('meeting', 'nuc', 3));
  const revisionsAt = async (at: number, knownAt?: string) => {
    const day = knownAt === undefined ? undefined : daySchema.parse(knownAt);
    return (await recordsAt(ref, { seq: at, knownAt: day }, world)).map(({ revision }) => revision);
  };
  expect(await revisionsAt(seq)).toEqual([1]);
  expect(await revisionsAt(seq + 1)).toEqual([1, 2]);
  expect(await revisionsAt(1000)).toEqual([1, 2, 3]);
  expect(await revisionsAt(1000, '2026-03-10')).toEqual([1, 2]);
});
