import { decimalOf } from '../../values/money/decimal.ts';
import { answerStrikes } from '../strikes/strikes.ts';
import { type Computed, type DatedMeasure, notComputed, periodText, type StrikeInputs } from './claim-inputs.ts';

/** Launched or destroyed over a period, as the strikes view has it: itself claimed, by who reports salvos. */
export function computeStrikes(
  { measure, since, as_of }: DatedMeasure<'strikes'>,
  { stored, sources, filter }: StrikeInputs,
): Computed {
  const period = { ...(since === undefined ? {} : { from: since }), to: as_of };
  const { total } = answerStrikes(stored, { ...filter, sources, ...period }, 'year');
  const when = periodText({ since, as_of });
  const counted = total.counts[measure];
  if (counted === null) return notComputed(`no salvo ${when} has a number ${measure}`);
  const claimants = filter.claimants?.join(', ') ?? 'all claimants';
  return {
    known: true,
    value: decimalOf(counted),
    unit: 'missiles and drones',
    basis: `${measure} ${when} as reported by ${claimants}, of ${sources.join(', ')}`,
    notes:
      total.unknown[measure] === 0 ? [] : [`Salvos without a number ${measure}, left out: ${total.unknown[measure]}.`],
    number: {
      ...{ of: 'strikes', measure, claimants: filter.claimants ?? 'all', dayRule: filter.dayRule },
      ...{ sources, from: since, to: as_of },
    },
  };
}
