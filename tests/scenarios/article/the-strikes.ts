import { expect, test } from 'vitest';
import { type Cited, type DeskEvent, fact, type NewsDesk } from '../../harness/news-desk.ts';
import { askWaves, launchedBehind } from '../../harness/waves.ts';

type Salvo = readonly [name: string, weapons: readonly string[], launched: number, destroyed?: number];

/** A day's report of the Air Force; the title is ours. */
function reportOf(day: string, written: string): Required<Cited> {
  const title = `Daily report of the Air Force of Ukraine, ${written}`;
  return { publisher: 'Air Force of Ukraine', title, published_on: day };
}

function salvos(cited: Required<Cited>, ...reported: readonly Salvo[]): readonly DeskEvent[] {
  const day = cited.published_on;
  return reported.map(([name, weapons, launched, destroyed]) => {
    const strike = {
      window: { start: day, end: day, zone: 'Europe/Kyiv' },
      claimant: 'ua-air-force',
      weapons: weapons.map((weapon) => ({ name: weapon })),
      counts: { launched, ...(destroyed === undefined ? {} : { destroyed }) },
      places: [{ precision: 'country', country: 'UA' }],
    };
    return fact('strike', `${day}-${name}`, strike, cited);
  });
}

export const reportOf29December = reportOf('2023-12-29', '29 December 2023');

/** 122 missiles and 36 drones. */
export const strikesOf29December = salvos(
  reportOf29December,
  ['shahed', ['Shahed-136/131'], 36, 27],
  ['kh-101', ['Kh-101/555/55'], 90, 87],
  ['s-300-iskander-m', ['S-300/S-400', 'Iskander-M'], 14, 0],
  ['kh-22', ['Kh-22/32'], 8, 0],
  ['kinzhal', ['Kinzhal'], 5, 0],
  ['kh-31p', ['Kh-31P'], 4, 0],
  ['kh-59', ['Kh-59'], 1, 0],
);

/** The night of the new year and its day. */
const strikesOf1January = salvos(
  reportOf('2024-01-01', '1 January 2024'),
  ['shahed', ['Shahed-136/131'], 100, 96],
  ['s-300', ['S-300'], 4],
  ['kh-31p', ['Kh-31P'], 3],
  ['kh-59', ['Kh-59'], 2],
);

export const strikesOf2January = salvos(
  reportOf('2024-01-02', '2 January 2024'),
  ['shahed', ['Shahed-136/131'], 35, 35],
  ['kh-101', ['Kh-101/555'], 70, 59],
  ['kinzhal', ['Kinzhal'], 10, 10],
  ['kalibr', ['Kalibr'], 3, 3],
  ['ballistic', ['Ballistic missiles'], 12, 0],
  ['kh-31p', ['Kh-31P'], 4, 0],
);

/** The largest day of the first year's strikes on the power grid. */
const strikesOf15November2022 = salvos(
  reportOf('2022-11-15', '15 November 2022'),
  ['kh-101-kalibr', ['Kh-101/555', 'Kalibr'], 96, 75],
  ['shahed', ['Shahed-136/131'], 10, 10],
  ['kh-59', ['Kh-59'], 2, 2],
);

/** How large the attack was. */
export function theStrikes(desk: NewsDesk): void {
  test('6. in these days Russia launched one of its largest attacks since the invasion of 24 February 2022', async () => {
    await desk.publish(
      ...strikesOf15November2022,
      ...[...strikesOf29December, ...strikesOf1January, ...strikesOf2January],
    );
    const { data } = await askWaves(desk.stack.api, '?as_of=2024-01-04');
    expect(data).toMatchObject([
      { first_day: '2022-11-15', last_day: '2022-11-15', peak: { launched: 108, to_date: { rank: 4, of: 4 } } },
      {
        ...{ first_day: '2023-12-29', last_day: '2024-01-02', threshold_days: 3, launched: 401 },
        ...{ until_then: { rank: 1, of: 2, percentile: 100 } },
        peak: { day: '2023-12-29', launched: 158, until_then: { rank: 1, of: 2 } },
      },
    ]);
    const wave = data[1];
    const behind = wave === undefined ? [] : await launchedBehind(desk.stack.api, wave);
    expect(behind.reduce((sum, launched) => sum + launched, 0)).toBe(401);
    const largest = await desk.ask('/v1/strikes?from=2023-12-29&to=2023-12-29');
    expect(largest.data).toHaveLength(7);
    expect(largest.data).toMatchObject(strikesOf29December.map(() => ({ sources: [reportOf29December] })));
  });
}
