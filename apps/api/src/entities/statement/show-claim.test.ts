import type { ComputedNumber } from '@counterweight/domain/answers';
import { daySchema, decimalOf } from '@counterweight/domain/values';
import { expect, test } from 'vitest';
import { showClaim } from './show-claim.ts';

const to = daySchema.parse('2024-01-04');
const from = daySchema.parse('2022-02-24');
const sources = ['desk'];

function placeOf(number: ComputedNumber, knownAt?: string) {
  const figure = { value: decimalOf(1) };
  const claim = { statement: 'desk:s', index: 0, speaker: 'A newsroom', topic: 'size', saidOn: undefined, figure };
  const computed = { known: true, value: decimalOf(1), unit: 'members', basis: 'named', notes: [], number } as const;
  return showClaim({ claim, computed, difference: undefined }, { seq: 7, knownAt }).computed;
}

const support: ComputedNumber = {
  of: 'support',
  stage: 'committed',
  donor: 'USA',
  category: 'military',
  from,
  to,
  currency: 'USD',
  policy: 'announcement_day',
  sources,
};

const units: ComputedNumber = {
  of: 'air_defence',
  class: 'long_range',
  system: undefined,
  donor: undefined,
  stage: 'pledged',
  from: undefined,
  to,
  sources,
};

test.each<[ComputedNumber, string, string]>([
  [
    support,
    '/v1/views/support?stage=committed&donor=USA&category=military&source=desk&from=2022-02-24&to=2024-01-04&at_seq=7&currency=USD&fx=announcement_day',
    'totals.0.amount',
  ],
  [
    { of: 'strikes', measure: 'launched', claimants: ['ua-air-force'], dayRule: 'end', from, to, sources },
    '/v1/views/strikes?claimant=ua-air-force&source=desk&day_rule=end&from=2022-02-24&to=2024-01-04&at_seq=7',
    'total.launched',
  ],
  [
    { of: 'coalition', body: 'NATO', on: to, part: undefined, sources },
    '/v1/views/coalition?body=NATO&on=2024-01-04&source=desk&at_seq=7',
    'size.members',
  ],
  [
    { of: 'coalition', body: 'UDCG', on: to, part: { body: 'NATO', members: 'outside' }, sources },
    '/v1/views/coalition?body=UDCG&on=2024-01-04&source=desk&at_seq=7',
    'size.parts.NATO.outside',
  ],
  [
    units,
    '/v1/views/air-defence?class=long_range&stage=pledged&to=2024-01-04&source=desk&at_seq=7',
    'data.0.stages.pledged.units',
  ],
])('a computed number names the view that gives it, and where it stands there (%o)', (number, view, field) => {
  expect(placeOf(number)).toMatchObject({ view, field });
});

test('a number as it was known is to be found at an address of that day', () => {
  expect(placeOf(support, '2024-05-01')?.view).toContain('&known_at=2024-05-01&at_seq=7');
});
