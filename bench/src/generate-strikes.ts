import { strikeMeasures, strikeRows } from '@counterweight/domain/kinds';
import { dayOfNumber, weapons } from '@counterweight/domain/values';
import type { BenchRow, Shape } from './flat-rows.ts';
import { type Random, randomOf } from './random.ts';

const measures = strikeMeasures.flatMap((name) => [name, `${name}_unknown`, `${name}_qualified`]);

export const strikesShape: Shape = {
  table: 'strikes',
  columns: {
    ...{
      source: 'text',
      claimant: 'text',
      weapon: 'set',
      class: 'text',
      region: 'set',
      reported_hit: 'set',
      target: 'set',
    },
    ...Object.fromEntries(['salvos', ...measures].map((name) => [name, 'count' as const])),
  },
};

const FIRST_DAY = 19_050;
const DAYS = 1500;
const TARGETS = ['energy', 'residential', 'port', 'military'] as const;
const regions = Array.from({ length: 27 }, (_, number) => `UA-${number + 1}`);

/** Salvos as the real file has them: most of one weapon, over four years, each by its end and by its start. */
export function* generateStrikes(rows: number, seed = 1): Generator<BenchRow> {
  const random = randomOf(seed);
  for (let salvo = 0; salvo * 2 < rows; salvo++) {
    const from = 1 + Math.floor(salvo / 25);
    const to = random.below(10) === 0 ? from + 1 + random.below(1000) : undefined;
    const day = FIRST_DAY + random.below(DAYS);
    const shared = describeSalvo(random);
    for (const [ordinal, axis] of (['end', 'start'] as const).entries()) {
      const row = strikeRows.write({ axis, day: dayOfNumber(day - ordinal), ...shared });
      yield { entity: `desk:s${salvo}`, row, from, ordinal, to };
    }
  }
}

function describeSalvo(random: Random) {
  const named = [random.of(weapons), ...(random.below(8) === 0 ? [random.of(weapons)] : [])];
  const codes = [...new Set(named.map(({ code }) => code))];
  return {
    source: random.below(10) === 0 ? 'other' : 'desk',
    claimant: random.below(5) === 0 ? 'ua-air-command-south' : 'ua-air-force',
    weapon: codes,
    class: codes.length > 1 ? 'mixed' : random.of(named).class,
    region: random.below(3) === 0 ? [] : [random.of(regions)],
    reported_hit: random.below(4) === 0 ? [random.of(regions)] : [],
    target: random.below(2) === 0 ? [] : [random.of(TARGETS)],
    measures: countSalvo(random),
  };
}

function countSalvo(random: Random): Record<string, number> {
  const counts: Record<string, number> = { salvos: 1 };
  for (const name of strikeMeasures) {
    const kind = random.below(10);
    if (kind < 3) counts[`${name}_unknown`] = 1;
    else counts[name] = random.below(name === 'launched' ? 90 : 30);
    if (kind === 9) counts[`${name}_qualified`] = 1;
  }
  return counts;
}
