import type { Stage } from '../../kinds/pledge/transaction.ts';
import type { AirDefenceClass, AirDefencePart, AirDefenceUnit } from '../../values/air-defence/air-defence-classes.ts';
import type { DonorCode } from '../../values/donor/donors.ts';
import type { Day } from '../../values/time/day.ts';
import { type AirDefenceRows, answerAirDefence } from './air-defence-answer.ts';
import type { UnitSums } from './air-defence-sums.ts';

/** Which units somebody says a number of. */
export interface UnitsAsked {
  readonly donor?: DonorCode | undefined;
  readonly class?: string | undefined;
  readonly system?: string | undefined;
  readonly stage: Stage;
  readonly since?: Day | undefined;
  readonly as_of?: Day | undefined;
}

/** Units of one class and part. */
export interface ClassUnits extends UnitSums {
  readonly class: AirDefenceClass;
  readonly part: AirDefencePart | '';
  readonly unitsOf: readonly AirDefenceUnit[];
}

/** The units of a stage as the view answers them, one entry a class and part, since these are never added up. Pure. */
export function airDefenceUnits(
  stored: Pick<AirDefenceRows, 'airDefence' | 'support'>,
  sources: readonly string[],
  { donor, class: of, system, stage, since, as_of }: UnitsAsked,
): readonly ClassUnits[] {
  const filter = {
    ...{ sources, requestSources: [], stages: [stage] },
    ...(donor !== undefined && { donors: [donor] }),
    ...(of !== undefined && { classes: [of] }),
    ...(system !== undefined && { systems: [system] }),
    ...(since !== undefined && { from: since }),
    ...(as_of !== undefined && { to: as_of }),
  };
  return answerAirDefence({ ...stored, requests: [] }, filter, []).rows.flatMap((row) => {
    const sums = row.stages[stage];
    return sums === undefined || sums.lines === 0
      ? []
      : [{ ...sums, class: row.class, part: row.part, unitsOf: row.unitsOf }];
  });
}
