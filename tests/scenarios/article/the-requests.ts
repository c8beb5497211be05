import { expect, test } from 'vitest';
import { type Cited, entity, fact, type NewsDesk } from '../../harness/news-desk.ts';
import { strikesOf2January } from './the-strikes.ts';

const steps: Cited = {
  publisher: 'Dmytro Kuleba on X',
  title: 'Putin escalates terror against Ukraine. Today was already the second mass missile strike in just four days',
  published_on: '2024-01-02',
};
const expectations: Cited = {
  publisher: 'RBC-Ukraine',
  title: "Kuleba shares expectations for tomorrow's Ukraine-NATO Council meeting",
  published_on: '2024-01-09',
};

const asked = (item: string, more: Readonly<Record<string, string>> = {}) => ({ item, scope: 'additional', ...more });

const fiveSteps = fact(
  'request',
  'five-steps',
  {
    by: 'UKR',
    title: 'Five steps asked of partners after the second large strike',
    made: { precision: 'day', day: '2024-01-02' },
    lines: [
      asked('Air defence systems', { class: 'air_defence' }),
      asked('Air defence ammunition', { class: 'ammunition' }),
      asked('Combat drones', { class: 'uav' }),
      asked('Missiles with a range over 300 km', { class: 'missiles' }),
    ],
  },
  steps,
);

const afterTheStrike = fact(
  'link',
  'five-steps-after-the-strike',
  {
    from: entity('five-steps'),
    relation: 'in_response_to',
    to: entity('2024-01-02-kh-101'),
    said_on: '2024-01-02',
    restated: 'The minister lists the steps as the answer to the second mass strike in four days.',
  },
  steps,
);

const beforeTheCouncil = fact(
  'request',
  'before-the-council',
  {
    by: 'UKR',
    of: ['NATO'],
    title: 'Air defence systems, and missiles for those there are',
    made: { precision: 'day', day: '2024-01-09' },
    forum: 'NUC',
    lines: [asked('Air defence systems', { class: 'air_defence' }), asked('Patriot missiles')],
  },
  expectations,
);

/** What Kyiv asks for. */
export function theRequests(desk: NewsDesk): void {
  test('4. the government of Ukraine seeks more air defence after the strikes', async () => {
    await desk.publish(beforeTheCouncil);
    const { data } = await desk.ask('/v1/requests?forum=NUC&from=2024-01-04&to=2024-01-10');
    expect(data).toMatchObject([
      {
        made: { day: '2024-01-09' },
        lines: [{ item: 'Air defence systems', class: 'air_defence', scope: 'additional' }, {}],
        sources: [expectations],
      },
    ]);
    // No system is named and no number: what is asked for is listed, and makes no gap.
    const { requests } = await desk.ask('/v1/views/air-defence?class=long_range&on=2024-01-10');
    expect(requests).toContainEqual(
      expect.objectContaining({
        request: entity('before-the-council'),
        standing: 'in_force',
        unplaced: ['Air defence systems'],
      }),
    );
  });

  test('7. in answer to the attacks Kyiv calls for air defence, missiles and drones from its allies', async () => {
    await desk.publish(...strikesOf2January, fiveSteps, afterTheStrike);
    const { data } = await desk.ask(`/v1/requests/${entity('five-steps')}`);
    expect(data).toMatchObject({
      lines: [{ class: 'air_defence' }, { class: 'ammunition' }, { class: 'uav' }, { class: 'missiles' }],
      linked: [{ relation: 'in_response_to', direction: 'from', entity: entity('2024-01-02-kh-101') }],
      sources: [steps],
    });
    const { data: told } = await desk.ask('/v1/timeline?from=2024-01-02&to=2024-01-02&kind=strike,request');
    expect(told).toMatchObject([
      { kind: 'strike', day: '2024-01-02' },
      { kind: 'request', entity: entity('five-steps'), linked: [{ entity: entity('2024-01-02-kh-101') }] },
    ]);
  });
}
