/**
 * p-values adjusted for how many there are, in their order: sorted upwards, the i-th of m is multiplied by m - i + 1, never
 * below the one before and never above 1. What is at most 5 % after it holds for all together at 5 %, however they depend on
 * each other. Holm (1979), Scandinavian Journal of Statistics 6, 65.
 */
export function holm(values: readonly number[]): readonly number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const adjusted = values.map(() => 1);
  let largest = 0;
  order.forEach(({ value, index }, rank) => {
    largest = Math.min(1, Math.max(largest, value * (values.length - rank)));
    adjusted[index] = largest;
  });
  return adjusted;
}
