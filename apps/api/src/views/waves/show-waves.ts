import type { AnswerOf, wavesQuestion } from '@counterweight/contracts/http';
import type { Rank } from '@counterweight/domain/analysis';
import type { Wave } from '@counterweight/domain/answers';
import type { Column } from '../../http/formats.ts';
import { numberColumns, showNumbers } from '../strikes/show-strikes.ts';

type ShownWave = AnswerOf<typeof wavesQuestion>['data'][number];

/** A wave with the address of the salvos behind it. */
export interface ExplainedWave {
  readonly wave: Wave;
  readonly explain: string;
}

/** A wave as JSON. */
export function showWave({ wave, explain }: ExplainedWave): ShownWave {
  const { peak } = wave;
  return {
    first_day: wave.firstDay,
    last_day: wave.lastDay,
    days: wave.days,
    threshold_days: wave.thresholdDays,
    open: wave.open,
    ...showNumbers(wave.numbers),
    until_then: wave.untilThen,
    to_date: wave.toDate,
    peak: {
      day: peak.day,
      launched: peak.launched,
      unknown_launched: peak.unknown,
      until_then: peak.untilThen,
      to_date: peak.toDate,
    },
    links: { explain },
  };
}

const rankParts = ['rank', 'of', 'percentile'] as const;

function rankColumns(name: string, rankOf: (wave: Wave) => Rank): readonly Column<ExplainedWave>[] {
  return rankParts.map((part) => [`${name}_${part}`, ({ wave }) => rankOf(wave)[part]]);
}

/** A wave as flat columns. */
export const waveColumns: readonly Column<ExplainedWave>[] = [
  ['first_day', ({ wave }) => wave.firstDay],
  ['last_day', ({ wave }) => wave.lastDay],
  ['days', ({ wave }) => wave.days],
  ['threshold_days', ({ wave }) => wave.thresholdDays],
  ['open', ({ wave }) => String(wave.open)],
  ...numberColumns.map(([name, cell]): Column<ExplainedWave> => [name, ({ wave }) => cell(wave.numbers)]),
  ['peak_day', ({ wave }) => wave.peak.day],
  ['peak_launched', ({ wave }) => wave.peak.launched],
  ['peak_unknown_launched', ({ wave }) => wave.peak.unknown],
  ...rankColumns('until_then', (wave) => wave.untilThen),
  ...rankColumns('to_date', (wave) => wave.toDate),
  ...rankColumns('peak_until_then', (wave) => wave.peak.untilThen),
  ...rankColumns('peak_to_date', (wave) => wave.peak.toDate),
  ['explain', ({ explain }) => explain],
];
