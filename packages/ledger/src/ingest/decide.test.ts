import { contentHash } from '@counterweight/contracts/events';
import { sourceOf } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import { nameOf } from '../testing/conformance/sample-records.ts';
import { decide } from './decide.ts';

const name = { ...nameOf('desk:s1'), kind: 'strike' as const };
const event = {
  ...{ specversion: '1.0' as const, id: 'e2', source: sourceOf(name.entity), type: 'counterweight.strike.reported.v1' },
  data: {},
};
const candidate = { event, name };
const ownReceipt = { name };
const salt = '5a';
const recorded = (data: unknown) => ({
  ...{ eventId: 'e1', hash: contentHash(salt, event.type, data) },
  payload: { kept: true as const, data, salt },
});
const same = recorded(event.data);
const different = recorded({ other: 'content' });
const redacted = { ...same, payload: { kept: false as const, reason: 'an address', answer: 451 as const } };

describe('the outcome table', () => {
  test.each([undefined, ownReceipt])(
    'a name that nothing is recorded under is accepted, with a receipt of its own or none',
    (receipt) => {
      expect(decide(candidate, receipt, undefined)).toEqual({ outcome: 'accepted' });
    },
  );

  test('what this id recorded before is accepted again', () => {
    expect(decide(candidate, ownReceipt, { ...same, eventId: 'e2' })).toEqual({ outcome: 'accepted' });
  });

  test.each([undefined, ownReceipt])(
    'what another id recorded is a duplicate of that one, each time it comes',
    (receipt) => {
      expect(decide(candidate, receipt, same)).toEqual({ outcome: 'duplicate', of: 'e1' });
    },
  );

  test.each([undefined, ownReceipt])(
    'other content of a recorded name is a conflict that names revision and rival',
    (receipt) => {
      const decision = decide(candidate, receipt, different);
      expect(decision).toMatchObject({ outcome: 'conflict', code: 'conflict', fault: { field: 'data.revision' } });
      expect(decision.outcome === 'conflict' && decision.fault.message).toContain('by event e1');
    },
  );

  test.each([undefined, ownReceipt])(
    'what comes by another id for a redacted revision is a conflict of which nothing is kept',
    (receipt) => {
      expect(decide(candidate, receipt, redacted)).toMatchObject({
        ...{ outcome: 'conflict', code: 'redacted', redacted: 'an address' },
        fault: { field: 'data.revision' },
      });
    },
  );

  test('what comes again by the id of a redacted revision is accepted, whatever it says', () => {
    const own = { ...redacted, eventId: 'e2' };
    const answers = [event, { ...event, data: { other: 'content' } }].map((sent) =>
      decide({ ...candidate, event: sent }, ownReceipt, own),
    );
    expect(answers).toEqual([{ outcome: 'accepted' }, { outcome: 'accepted' }]);
  });

  test('content is compared by the salt of the record: the hash alone says nothing', () => {
    const unsalted = { ...same, payload: { ...same.payload, salt: '' } };
    expect(decide(candidate, undefined, unsalted)).toMatchObject({ outcome: 'conflict', code: 'conflict' });
  });

  test('an id that recorded other content under this name is reused', () => {
    const own = { ...different, eventId: 'e2' };
    expect(decide(candidate, ownReceipt, own)).toMatchObject({ code: 'id_reused', fault: { field: 'id' } });
  });

  test('an id already used for another name is reused, whatever the name holds', () => {
    const used = { name: { ...name, kind: 'dataset' } };
    for (const record of [undefined, same, different]) {
      expect(decide(candidate, used, record)).toMatchObject({ code: 'id_reused', fault: { field: 'id' } });
    }
  });
});
