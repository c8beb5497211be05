import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Cited, entity, fact, type NewsDesk } from '../../harness/news-desk.ts';
import { firstBattery, fiveStrategicSystems, secondGermanBattery } from './the-air-defence.ts';

const atLeastSeven: Cited = {
  publisher: 'LBCI (Reuters)',
  title: 'Zelensky tells NATO: Ukraine needs at least seven Patriot air defense systems',
  published_on: '2024-04-20',
};
const closedSky: Cited = {
  publisher: 'Online.UA',
  title: "Ukraine needs 25 Patriots to completely close its sky from Russia's airstrikes, Zelenskyy states",
  published_on: '2024-07-15',
};
const tenToTwelve: Cited = {
  publisher: 'Devdiscourse (Reuters)',
  title: "Zelenskiy's Call for Patriot Systems Amid Rising Tensions",
  published_on: '2024-12-11',
};
const joint: Cited = {
  publisher: 'The White House (republished by Agenzia Giornalistica Opinione)',
  title: 'Joint Statement on Strengthening Ukraine’s Air Defenses',
  published_on: '2024-07-09',
};
const notAll: Cited = {
  publisher: 'Euromaidan Press',
  title: 'Ukraine yet to receive Patriots promised in June, says Zelenskyy',
  published_on: '2025-01-03',
};

function patriots(day: string, line: Readonly<Record<string, unknown>>, cited: Cited) {
  const made = { precision: 'day', day };
  return fact('request', `patriots-${day}`, { by: 'UKR', title: 'Patriot systems', made, lines: [line] }, cited);
}

const requests = [
  patriots(
    '2024-04-19',
    { item: 'Patriot', asked: { qualifier: 'at_least', count: 7 }, scope: 'additional', equivalence: 'or similar' },
    atLeastSeven,
  ),
  patriots('2024-07-15', { item: 'Patriot', asked: { qualifier: 'exactly', count: 25 }, scope: 'total' }, closedSky),
  patriots(
    '2024-12-10',
    { item: 'Patriot', asked: { qualifier: 'between', low: 10, high: 12 }, scope: 'additional' },
    tenToTwelve,
  ),
];

function claimOfFive(local: string, said_on: string, stage: string, cited: Cited) {
  const measure = { of: 'air_defence', class: 'long_range', stage, since: '2024-04-13', as_of: said_on };
  const value = { value: '5', ...(stage === 'delivered' ? { qualifier: 'up_to' } : {}) };
  const speaker = { name: stage === 'delivered' ? 'Volodymyr Zelensky' : 'Six heads of state and government' };
  const claim = stage === 'delivered' ? 'Of the five systems not all have arrived.' : 'Five more strategic systems.';
  return fact(
    'statement',
    local,
    { speaker, said_on, topic: 'air-defence', claim, figures: [{ ...value, measure }] },
    cited,
  );
}

const fivePromised = claimOfFive('five-promised', '2024-07-09', 'pledged', joint);
const notAllArrived = claimOfFive('not-all-arrived', '2025-01-03', 'delivered', notAll);

const rowSchema = z.looseObject({ class: z.string(), stages: z.looseObject({}), asked: z.array(z.unknown()) });
const answerSchema = z.object({ data: z.array(rowSchema) });

/** What was asked for after the article, replayed by day. */
export function theRequestsSince(desk: NewsDesk): void {
  const longRangeOn = async (day: string) => {
    const answer = answerSchema.parse(await desk.ask(`/v1/views/air-defence?class=long_range&on=${day}`));
    expect(answer.data).toHaveLength(1);
    return answer.data[0];
  };

  test('what followed: seven more asked for, five promised, 25 in all, ten to twelve more, and not all arrived', async () => {
    await desk.publish(...firstBattery, ...secondGermanBattery, ...fiveStrategicSystems);
    await desk.publish(...requests, fivePromised, notAllArrived);

    const seven = { request: entity('patriots-2024-04-19'), scope: 'additional', low: 7, high: null };
    const all = { request: entity('patriots-2024-07-15'), scope: 'total', low: 25, high: 25 };
    const tenOrMore = { request: entity('patriots-2024-12-10'), scope: 'additional', low: 10, high: 12 };

    expect(await longRangeOn('2024-04-18')).toMatchObject({ asked: [], gap: null });
    expect(await longRangeOn('2024-04-19')).toMatchObject({
      asked: [{ ...seven, equivalence: ['or similar'] }],
      gap: { pledged: { low: 7, high: null } },
    });
    // Of the five only three are promised after the request: Germany's came before it, the Dutch give parts.
    expect(await longRangeOn('2024-07-09')).toMatchObject({
      stages: { pledged: { units: 4 }, delivered: { units: 3 } },
      asked: [seven],
      gap: { pledged: { low: 4, high: null }, delivered: { low: 6, high: null } },
    });
    expect(await longRangeOn('2024-07-15')).toMatchObject({
      asked: [seven, { ...all, gap: { delivered: { low: 22, high: 22 } } }],
    });
    expect(await longRangeOn('2024-12-10')).toMatchObject({
      asked: [seven, all, { ...tenOrMore, gap: { pledged: { low: 10, high: 12 } } }],
    });
    expect(await longRangeOn('2025-01-03')).toMatchObject({
      stages: { pledged: { units: 4 }, delivered: { units: 4 } },
    });
  });

  test('what was claimed of the five stands beside what is recorded of them', async () => {
    await desk.publish(...firstBattery, ...secondGermanBattery, ...fiveStrategicSystems, fivePromised, notAllArrived);
    const promised = await desk.ask(`/v1/statements/${entity('five-promised')}`);
    expect(promised.data).toMatchObject({
      claims: [{ computed: { value: '4' }, difference_note: '4 computed of 5 claimed' }],
      sources: [joint],
    });
    const arrived = await desk.ask(`/v1/statements/${entity('not-all-arrived')}`);
    expect(arrived.data).toMatchObject({ claims: [{ computed: { value: '2' } }], sources: [notAll] });
    const parts = await desk.ask('/v1/views/air-defence?by=system&class=components&donor=NLD&on=2024-07-09');
    expect(parts.data).toMatchObject([
      { system: 'patriot', part: 'launcher', stages: { pledged: { units: 3 } } },
      { system: 'patriot', part: 'radar', stages: { pledged: { units: 1 } } },
    ]);
  });
}
