import { circularShiftTest } from '@counterweight/domain/analysis';
import { simulateHistory } from './simulated-history.ts';

/** In what share of simulated histories the test finds more events after waves than by chance, at 5 %. */
export interface Calibration {
  readonly histories: number;
  readonly within: number;
  /** Where waves trigger nothing: how often it is wrong. */
  readonly none: number;
  /** Where half of the waves, or all, trigger one event within a week: how often it sees that. */
  readonly half: number;
  readonly all: number;
}

const LEVEL = 0.05;

/** Runs the test over histories made from seeds 1, 2, 3, ... */
export function calibrate(histories: number, within: number): Calibration {
  const share = (triggered: number) => {
    const seeds = Array.from({ length: histories }, (_, index) => index + 1);
    const found = seeds.filter((seed) => pOf(seed, triggered, within) <= LEVEL);
    return found.length / histories;
  };
  return { histories, within, none: share(0), half: share(0.5), all: share(1) };
}

function pOf(seed: number, triggered: number, within: number): number {
  const { events, starts } = simulateHistory(seed, triggered);
  return circularShiftTest({ events, starts, from: 1, to: within }).p;
}
