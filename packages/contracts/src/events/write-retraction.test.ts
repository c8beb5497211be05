import { describe, expect, test } from 'vitest';
import { goldenEvent } from './golden-event.ts';
import { readEvent } from './read-event.ts';
import { contracts } from './registry.ts';
import { writeRetraction } from './write-retraction.ts';

const source = { publisher: 'The operator of this ledger', title: 'a stolen token' };

describe('every record can be retracted', () => {
  test.each(contracts.map(({ type }) => type))('that of %s', (type) => {
    const reading = readEvent(goldenEvent(type));
    if (!reading.ok) throw new Error('no golden event');
    const { name } = reading;
    const { type: retracting, data } = writeRetraction(name, 'a stolen token', source);
    const contract = contracts.find((each) => each.type === retracting);
    expect(contract?.status).toBe('retracted');
    expect(contract?.read(data)).toEqual({ ok: true, name });
  });
});
