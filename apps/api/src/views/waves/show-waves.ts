import type { AnswerOf, wavesQuestion } from '@counterweight/contracts/http';
import type { SweptRule, Wave } from '@counterweight/domain/answers';
import { showNumbers } from '../strikes/show-strikes.ts';

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
      threshold: peak.threshold,
      until_then: peak.untilThen,
      to_date: peak.toDate,
    },
    links: { explain },
  };
}

type ShownSwept = NonNullable<AnswerOf<typeof wavesQuestion>['sweep']>[number];

/** What another rule would make. */
export function showSwept({ threshold, gap, waves, thresholdDays, longest }: SweptRule): ShownSwept {
  const isFixed = typeof threshold === 'number';
  return {
    threshold: isFixed ? threshold : null,
    quantile: isFixed ? null : threshold.quantile,
    ...{ gap, waves, threshold_days: thresholdDays, longest },
  };
}
