import { trailingQuantiles } from '@counterweight/domain/analysis';
import { markdownTable } from './markdown-table.ts';

/** Twenty invented days of launches, then two that are judged by them. */
const launched = [...[4, 9, 12, 7, 30, 5, 11, 8, 15, 6], ...[22, 10, 13, 9, 41, 7, 16, 12, 5, 18], ...[38, 45]];

function relativeTable(): string {
  const values = launched.map((value, index) => ({ day: index + 1, value }));
  const thresholds = [90, 95, 99].map((quantile) => trailingQuantiles(values, quantile, { days: 20, minimum: 20 }));
  const rows = values.slice(20).map(({ day, value }) => {
    const own = thresholds.map((each) => each[day - 1] ?? Number.NaN);
    return [day, value, ...own.map((threshold) => `${threshold}${value >= threshold ? ', large' : ''}`)];
  });
  return markdownTable(['day', 'launched', '90th percentile', '95th', '99th'], rows);
}

function launchedLine(): string {
  return `Launched on days 1 to ${launched.length}: ${launched.join(', ')}.`;
}

export const waveExamples = { launched: launchedLine, relative: relativeTable } as const;
