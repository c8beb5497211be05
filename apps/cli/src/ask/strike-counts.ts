import type { StrikeNumbers } from '@counterweight/contracts/http';
import type { StrikeMeasure } from '@counterweight/domain/kinds';

/** `~`: some counts are about, at least or up to. `–`: no report gives a number, which is not zero. */
export function countText(row: StrikeNumbers, measure: StrikeMeasure): string {
  const count = row[measure];
  return count === null ? '–' : `${(row.qualified?.[measure] ?? 0) > 0 ? '~' : ''}${grouped(count)}`;
}

/** Salvos whose report gives no number; they are not zero and not in the sum. */
export function unknownText({ unknown }: StrikeNumbers, shown: readonly StrikeMeasure[]): string {
  return shown
    .filter((measure) => (unknown[measure] ?? 0) > 0)
    .map((measure) => `${measure} ${unknown[measure]}`)
    .join(', ');
}

/** A number with its thousands set apart. */
export function grouped(value: number): string {
  return value.toLocaleString('en-US');
}
