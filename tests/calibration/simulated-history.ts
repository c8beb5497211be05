import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** Events by day and the last days of waves, of which some may have made events more. */
export interface SimulatedHistory {
  readonly events: readonly number[];
  readonly starts: readonly number[];
}

const DAYS = 1191;
const WAVES = 30;
/** No wave ends so near the end that its window would not lie in the span. */
const AFTER_LAST = 30;
/** Events a day on average, nearly what large packages come to. */
const RATE = 0.19;
/** Monday to Sunday: hardly anything is announced at a weekend. */
const WEEKDAYS = [1.2, 1.2, 1.3, 1.4, 1.3, 0.3, 0.3];
/** How much of the level of a day is that of the day before, and how far it strays. */
const PERSISTENCE = 0.8;
const SPREAD = 0.3;

/**
 * A history in which events have a weekday rhythm and good and bad weeks, and of which waves know nothing; then each
 * wave triggers one event on one of the seven days after it, in a share of cases.
 */
export function simulateHistory(seed: number, triggered: number): SimulatedHistory {
  const random = xoroshiro128plus(seed);
  for (let skipped = 0; skipped < 20; skipped++) random.next();
  const events = rhythmicEvents(random);
  const starts = waveDays(random);
  for (const start of starts) {
    const isTriggered = uniformFloat64(random) < triggered;
    const day = start + uniformInt(random, 1, 7);
    if (isTriggered) events[day] = (events[day] ?? 0) + 1;
  }
  return { events, starts };
}

function rhythmicEvents(random: RandomGenerator): number[] {
  let level = 0;
  return Array.from({ length: DAYS }, (_, day) => {
    level = PERSISTENCE * level + SPREAD * normal(random);
    return poisson(random, RATE * (WEEKDAYS[day % 7] ?? 1) * Math.exp(level - MEAN_SHIFT));
  });
}

/** Keeps the mean of exp(level) at 1: half the variance of the level. */
const MEAN_SHIFT = SPREAD ** 2 / (1 - PERSISTENCE ** 2) / 2;

/** Days apart, each at least three after the one before, in order. */
function waveDays(random: RandomGenerator): readonly number[] {
  const days = new Set<number>();
  while (days.size < WAVES) {
    const day = uniformInt(random, 30, DAYS - 1 - AFTER_LAST);
    if (![-2, -1, 0, 1, 2].some((apart) => days.has(day + apart))) days.add(day);
  }
  return [...days].sort((a, b) => a - b);
}

function normal(random: RandomGenerator): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat64(random)));
  return radius * Math.cos(2 * Math.PI * uniformFloat64(random));
}

/** By counting how many uniform numbers it takes until their product is below exp(-rate); Knuth (1969). */
function poisson(random: RandomGenerator, rate: number): number {
  const limit = Math.exp(-rate);
  let count = 0;
  for (let product = uniformFloat64(random); product > limit; product *= uniformFloat64(random)) count += 1;
  return count;
}
