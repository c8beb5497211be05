import {
  type AirDefenceClass,
  airDefenceClasses,
  isAirDefenceClass,
} from '../../values/air-defence/air-defence-classes.ts';
import { decimalOf } from '../../values/money/decimal.ts';
import { airDefenceUnits, type ClassUnits } from '../air-defence/air-defence-units.ts';
import {
  type AirDefenceInputs,
  ASSUMED_STAGE,
  type Computed,
  type DatedMeasure,
  notComputed,
  periodText,
} from './claim-inputs.ts';

/** What counts as a system where a claim names no class: neither what serves one nor parts of one. */
const systemClasses: ReadonlySet<AirDefenceClass> = new Set([
  'long_range',
  'medium_range',
  'short_range',
  'manpads',
  'counter_uas',
]);

type Measure = DatedMeasure<'air_defence'>;

/** Units of one class at a stage over a period. Classes are never added up, nor are parts of a battery. */
export function computeAirDefence(measure: Measure, inputs: AirDefenceInputs): Computed {
  const named = measure.class;
  if (named !== undefined && !isAirDefenceClass(named)) {
    return notComputed(`${named} is no class of air defence; there are: ${airDefenceClasses.join(', ')}`);
  }
  const units = airDefenceUnits({ airDefence: inputs.stored, support: inputs.support }, inputs.sources, {
    ...measure,
    stage: measure.stage ?? ASSUMED_STAGE,
  });
  const whole = units.filter((each) => each.part === '' && (named !== undefined || systemClasses.has(each.class)));
  const [only, ...others] = whole;
  if (only === undefined) return notComputed(`the ledger has no ${whatText(measure)}`);
  if (others.length === 0) return knownUnits(measure, only, inputs.sources);
  return notComputed(`units of several classes are not added up: ${whole.map((each) => each.class).join(', ')}`);
}

function knownUnits(measure: Measure, only: ClassUnits, sources: readonly string[]): Computed {
  const { stage = ASSUMED_STAGE, donor, system, since, as_of } = measure;
  if (only.units === null) return notComputed(`of ${whatText(measure)} no count is known`);
  return {
    known: true,
    value: decimalOf(only.units),
    unit: only.unitsOf.join(' or '),
    basis: `${only.class}: ${whatText(measure)}, of ${sources.join(', ')}`,
    notes: notesOn(measure, only),
    number: { of: 'air_defence', class: only.class, system, donor, stage, from: since, to: as_of, sources },
  };
}

function whatText({ stage = ASSUMED_STAGE, class: named, system, donor, since, as_of }: Measure): string {
  const of = system ?? named;
  const units = of === undefined ? 'units of air defence' : `units of ${of}`;
  return `${stage} ${units} by ${donor ?? 'all donors'} ${periodText({ since, as_of })}`;
}

function notesOn({ stage }: Measure, { unknown, high }: ClassUnits): readonly string[] {
  return [
    ...(stage === undefined ? [`The claim names no stage; ${ASSUMED_STAGE} is compared.`] : []),
    ...(unknown === 0 ? [] : [`Lines without a count, which add nothing: ${unknown}.`]),
    ...(high === null ? ['There may be more: nothing bounds some of the counts.'] : []),
  ];
}
