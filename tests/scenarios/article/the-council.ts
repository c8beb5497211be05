import { expect, test } from 'vitest';
import { type Cited, entity, fact, type NewsDesk } from '../../harness/news-desk.ts';
import { strikesOf29December } from './the-strikes.ts';

const kuleba: Cited = {
  publisher: 'Dmytro Kuleba on X',
  title:
    "NATO has supported Ukraine’s request for an extraordinary NATO-Ukraine Council meeting in response to Russia's mass air strikes",
  published_on: '2024-01-03',
};
const convened: Cited = {
  publisher: 'RBC-Ukraine',
  title: 'Stoltenberg convenes NATO-Ukraine Council meeting after Russia’s attacks',
  published_on: '2024-01-04',
};
const vilnius: Cited = {
  publisher: 'Interfax-Ukraine',
  title: 'First meeting of Ukraine-NATO Council starts in Vilnius at level of leaders',
  published_on: '2023-07-12',
};

const requestForTheCouncil = fact(
  'request',
  'request-for-the-council',
  {
    by: 'UKR',
    of: ['NATO'],
    title: 'An extraordinary meeting of the NATO-Ukraine Council after the strikes',
    made: { precision: 'day', day: '2024-01-03' },
    forum: 'NUC',
    meeting: entity('council-2024-01-10'),
    lines: [{ item: 'Meeting of the NATO-Ukraine Council' }],
  },
  kuleba,
);

const councilOf10January = fact(
  'meeting',
  'council-2024-01-10',
  {
    forum: 'NUC',
    format: 'ambassadors',
    place: 'Brussels',
    scheduling: 'extraordinary',
    requested: { by: 'Ukraine', on: '2024-01-03' },
    decided_by: 'Jens Stoltenberg, Secretary General of NATO',
    announced: { by: 'Dylan White, acting spokesperson of NATO', on: '2024-01-04' },
    convened_on: '2024-01-10',
  },
  convened,
);

const councilOfVilnius = fact(
  'meeting',
  'council-2023-07-12',
  { forum: 'NUC', format: 'leaders', place: 'Vilnius', scheduling: 'scheduled', convened_on: '2023-07-12' },
  vilnius,
);

const afterTheAttacks = fact(
  'link',
  'council-after-the-attacks',
  {
    from: entity('council-2024-01-10'),
    relation: 'in_response_to',
    to: entity('2023-12-29-kh-101'),
    said_on: '2024-01-04',
    restated: 'The spokesperson: asked for by Ukraine after the recent missile and drone attacks.',
  },
  convened,
);

const atKyivsRequest = fact(
  'link',
  'council-at-kyivs-request',
  {
    from: entity('council-2024-01-10'),
    relation: 'in_response_to',
    to: entity('request-for-the-council'),
    said_on: '2024-01-03',
    restated: 'The minister: the Alliance supported the request for an extraordinary Council.',
  },
  kuleba,
);

/** Who meets, where, when, at whose request, and after what. */
export function theCouncil(desk: NewsDesk): void {
  test('1. the ambassadors of Ukraine and the Allies meet in Brussels on the next Wednesday, as Kyiv asked', async () => {
    await desk.publish(councilOf10January);
    const { data } = await desk.ask('/v1/meetings?forum=NUC&from=2024-01-05&to=2024-01-11');
    expect(data).toMatchObject([
      {
        ...{ forum: 'NUC', format: 'ambassadors', place: 'Brussels' },
        ...{ requested: { by: 'Ukraine', on: '2024-01-03' }, convened_on: '2024-01-10' },
        sources: [convened],
      },
    ]);
    expect(weekday('2024-01-10')).toBe('Wednesday');
  });

  test('2. a spokesperson of NATO announced it, after missiles and drones had struck', async () => {
    await desk.publish(...strikesOf29December, councilOf10January, afterTheAttacks);
    const council = await desk.ask(`/v1/meetings/${entity('council-2024-01-10')}`);
    expect(council.data).toMatchObject({
      announced: { by: 'Dylan White, acting spokesperson of NATO', on: '2024-01-04' },
      linked: [{ relation: 'in_response_to', direction: 'from', entity: entity('2023-12-29-kh-101') }],
      sources: [convened],
    });
    const launched = async (query: string) => {
      const { total } = await desk.ask(`/v1/views/strikes?from=2023-12-29&to=2023-12-29${query}`);
      return total;
    };
    expect(await launched('')).toMatchObject({ launched: 122 + 36 });
    expect(await launched('&class=drone')).toMatchObject({ launched: 36 });
  });

  test('3. it is the Council, half a year old, that the Secretary General convened once Kyiv had asked', async () => {
    await desk.publish(councilOfVilnius, requestForTheCouncil, councilOf10January, atKyivsRequest);
    const first = await desk.ask('/v1/meetings?forum=NUC&to=2023-12-31');
    expect(first.data).toMatchObject([{ convened_on: '2023-07-12', place: 'Vilnius', sources: [vilnius] }]);
    const council = await desk.ask(`/v1/meetings/${entity('council-2024-01-10')}`);
    expect(council.data).toMatchObject({ decided_by: 'Jens Stoltenberg, Secretary General of NATO' });
    const request = await desk.ask(`/v1/requests/${entity('request-for-the-council')}`);
    expect(request.data).toMatchObject({
      made: { day: '2024-01-03' },
      linked: [{ relation: 'in_response_to', direction: 'to', entity: entity('council-2024-01-10') }],
      sources: [kuleba],
    });
  });
}

function weekday(day: string): string {
  return new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(new Date(day));
}
