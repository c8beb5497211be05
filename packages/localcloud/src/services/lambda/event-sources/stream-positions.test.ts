import { describe, expect, test } from 'vitest';
import { openMemoryStore } from '../../../runtime/state-store.ts';
import { StreamPositions } from './stream-positions.ts';

describe('the positions of a mapping', () => {
  test('survive a restart, lane by lane', async () => {
    const store = openMemoryStore();
    const positions = new StreamPositions(store, 'm');
    expect(await positions.load(2)).toBe(false);
    await positions.advance(1, '0042');
    const reopened = new StreamPositions(store, 'm');
    expect(await reopened.load(2)).toBe(true);
    expect([reopened.of(0), reopened.of(1)]).toEqual([undefined, '0042']);
  });

  test('all fall back to the slowest lane when the number of lanes changes', async () => {
    const store = openMemoryStore();
    const positions = new StreamPositions(store, 'm');
    await positions.load(2);
    await positions.advance(0, '0100');
    await positions.advance(1, '0042');
    const wider = new StreamPositions(store, 'm');
    await wider.load(3);
    expect([0, 1, 2].map((lane) => wider.of(lane))).toEqual(['0042', '0042', '0042']);
  });

  test('stay where they are when they cannot be kept', async () => {
    const store = openMemoryStore();
    const positions = new StreamPositions(
      { ...store, commit: () => Promise.reject(new Error('no space left on device')) },
      'm',
    );
    await positions.load(1);
    await expect(positions.advance(0, '0042')).rejects.toThrow('no space left');
    expect(positions.of(0)).toBeUndefined();
  });

  test('of one mapping are not those of another whose name begins the same', async () => {
    const store = openMemoryStore();
    const longer = new StreamPositions(store, 'mapping-two');
    await longer.load(1);
    await longer.advance(0, '0042');
    expect(await new StreamPositions(store, 'mapping').load(1)).toBe(false);
  });
});
