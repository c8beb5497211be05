import { daySchema, entityIdSchema, seqSchema } from '@counterweight/domain/values';
import { createLedgerMemory } from '@counterweight/ledger';
import { expect, test } from 'vitest';
import { reported, retracted } from '../../test/reported-events.ts';
import { createWorld } from '../../test/world.ts';
import { recordsAt } from './records-at.ts';

const ref = { kind: 'meeting', entity: entityIdSchema.parse('desk:nuc') };

test('an entity has the highest revisions that views at a position have folded, and none that became known since', async () => {
  const world = createWorld({ today: '2026-03-10' });
  await world.publish(reported('meeting', 'nuc', { forum: 'NUC' }));
  const { seq } = await world.ledger.head();
  await world.publish(reported('meeting', 'nuc', { forum: 'NAC' }, { revision: 2 }));
  world.nextDay();
  await world.publish(retracted('meeting', 'nuc', 3));
  const reading = await createLedgerMemory(world).read();
  if (!reading.ok) throw new Error(reading.code);
  const { at } = reading;
  const revisionsAt = async (position: number) =>
    (await recordsAt(ref, at.at(seqSchema.parse(position)), world)).map(({ revision }) => revision);
  expect(await revisionsAt(seq)).toEqual([1]);
  expect(await revisionsAt(seq + 1)).toEqual([2]);
  expect(await revisionsAt(at.seq)).toEqual([3]);
  expect(await revisionsAt(at.endOf(daySchema.parse('2026-03-10')))).toEqual([2]);
});
