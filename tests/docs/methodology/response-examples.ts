import { circularShiftTest, holm, kaplanMeier, restrictedMean } from '@counterweight/domain/analysis';
import { intervalText, markdownTable, shareText } from './markdown-table.ts';

/** Six invented waves: days until an event, or until nobody could see on. */
const followed = [
  { time: 3, happened: true, why: 'an event' },
  { time: 5, happened: true, why: 'an event' },
  { time: 5, happened: true, why: 'an event' },
  { time: 9, happened: false, why: 'the next wave began' },
  { time: 12, happened: true, why: 'an event' },
  { time: 20, happened: false, why: 'the data end' },
];

function clockTable(): string {
  return markdownTable(
    ['wave', 'days watched', 'ended by'],
    followed.map(({ time, why }, index) => [index + 1, time, why]),
  );
}

function curveTable(): string {
  const rows = kaplanMeier(followed).map(({ time, atRisk, events, survival, interval }) => [
    ...[time, atRisk, events, shareText(1 - survival)],
    interval === undefined ? '–' : intervalText({ low: 1 - interval.high, high: 1 - interval.low }),
  ]);
  return markdownTable(['days', 'still watched', 'events', 'share with an event by then', '95 % interval'], rows);
}

function meanLine(): string {
  const { mean, low, high } = restrictedMean(kaplanMeier(followed), 20);
  return `Mean days until an event, at most 20 of each: ${mean.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)}).`;
}

const DAYS = 60;
const eventDays = [3, 9, 12, 17, 18, 26, 33, 34, 41, 47, 52];
const waves = [8, 16, 32, 46];

function calendarLine(): string {
  return `Sixty days, numbered from 0; events on ${eventDays.join(', ')}; waves end on ${waves.join(', ')}.`;
}

function shiftTable(): string {
  const events = Array.from({ length: DAYS }, (_, day) => (eventDays.includes(day) ? 1 : 0));
  const rows = [
    ['3 days after', 1, 3],
    ['7 days after', 1, 7],
    ['3 days before, the placebo', -3, -1],
  ] as const;
  const tested = rows.map(([name, from, to]) => ({
    name,
    found: circularShiftTest({ events, starts: waves, from, to }),
  }));
  const adjusted = holm(tested.slice(0, 2).map(({ found }) => found.p));
  return markdownTable(
    ['window', 'events a wave', 'of any shift', 'p', 'p after Holm', 'least excess with p of 5 %'],
    tested.map(({ name, found: { observed, baseline, p, critical } }, index) => [
      ...[name, observed.toFixed(2), baseline.toFixed(2), p.toFixed(4)],
      adjusted[index]?.toFixed(4) ?? '–',
      critical === undefined ? '–' : (critical - baseline).toFixed(2),
    ]),
  );
}

export const responseExamples = {
  clocks: clockTable,
  curve: curveTable,
  mean: meanLine,
  calendar: calendarLine,
  shifts: shiftTable,
} as const;
