/** A value with its weight, in the order in which values may not fall. */
export interface WeightedValue {
  readonly value: number;
  readonly weight: number;
}

/**
 * The values that never fall and lie nearest to those given, by weighted least squares: neighbours that fall are replaced
 * by their weighted mean until none does. One value for each given, in their order; weights are more than 0.
 * Ayer, Brunk, Ewing, Reid and Silverman (1955), Annals of Mathematical Statistics 26, 641.
 */
export function poolAdjacentViolators(values: readonly WeightedValue[]): readonly number[] {
  const blocks: { sum: number; weight: number; count: number }[] = [];
  for (const { value, weight } of values) {
    let block = { sum: value * weight, weight, count: 1 };
    for (let last = blocks.at(-1); last !== undefined && meanOf(last) >= meanOf(block); last = blocks.at(-1)) {
      blocks.pop();
      block = { sum: last.sum + block.sum, weight: last.weight + block.weight, count: last.count + block.count };
    }
    blocks.push(block);
  }
  return blocks.flatMap((block) => Array.from({ length: block.count }, () => meanOf(block)));
}

function meanOf({ sum, weight }: { readonly sum: number; readonly weight: number }): number {
  return sum / weight;
}
