import { aalenJohansen, currentStatus, type FollowedUnits, missingBounds } from '@counterweight/domain/analysis';
import { intervalText, markdownTable, shareText } from './markdown-table.ts';

/** Invented packages: units, after how many days they ended, and how. */
const packages: readonly (FollowedUnits & { readonly said: string })[] = [
  { cluster: 'A', weight: 4, time: 30, end: 'event', said: 'delivered' },
  { cluster: 'B', weight: 2, time: 45, end: 'event', said: 'delivered' },
  { cluster: 'B', weight: 2, time: 90, end: 'competing', said: 'cancelled' },
  { cluster: 'C', weight: 3, time: 60, end: 'event', said: 'delivered' },
  { cluster: 'D', weight: 5, time: 100, end: 'censored', said: 'open' },
  { cluster: 'E', weight: 4, time: 100, end: 'censored', said: 'open' },
  { cluster: 'F', weight: 4, time: 95, end: 'event', said: 'delivered' },
];

function promiseTable(): string {
  return markdownTable(
    ['package', 'units', 'after days', 'what became of them'],
    packages.map(({ cluster, weight, time, said }) => [cluster, weight, time, said]),
  );
}

function curveTable(): string {
  const rows = aalenJohansen(packages).map(({ time, atRisk, clustersAtRisk, incidence, competing, interval }) => {
    const shown = clustersAtRisk < 5 ? 'not shown' : interval === undefined ? 'none' : intervalText(interval);
    return [time, atRisk, clustersAtRisk, shareText(incidence), shown, shareText(competing)];
  });
  return markdownTable(['day', 'units at risk', 'packages', 'delivered', '95 % interval', 'cancelled'], rows);
}

/** Invented lines of three ages, each looked at once. */
const looked = [
  { age: 60, lines: 10, came: 3 },
  { age: 180, lines: 10, came: 8 },
  { age: 300, lines: 10, came: 6 },
];

function ageTable(): string {
  const seen = looked.flatMap(({ age, lines, came }) =>
    Array.from({ length: lines }, (_, index) => ({ age, happened: index < came })),
  );
  const steps = currentStatus(seen);
  const rows = looked.map(({ age, lines, came }, index) => {
    return [age, lines, came, shareText(came / lines), shareText(steps[index]?.share ?? Number.NaN)];
  });
  return markdownTable(['age in days', 'lines', 'come whole', 'share', 'pooled'], rows);
}

function boundTable(): string {
  const cases = [
    { yes: 300, no: 40, unknown: 90 },
    { yes: 300, no: 40, unknown: 0 },
    { yes: 9, no: 1, unknown: 90 },
  ];
  const rows = cases.map((each) => {
    const { amongKnown = Number.NaN, low, high } = missingBounds(each) ?? { low: Number.NaN, high: Number.NaN };
    return [each.yes, each.no, each.unknown, shareText(amongKnown), `${shareText(low)} to ${shareText(high)}`];
  });
  return markdownTable(['come whole', 'known not', 'unknown', 'share of known', 'limits of all'], rows);
}

export const conversionExamples = {
  promises: promiseTable,
  outcomes: curveTable,
  ages: ageTable,
  bounds: boundTable,
} as const;
