/** What is known of some things, and of how many nothing is. */
export interface PartlyKnown {
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
}

/** A share among those known, and between what it lies among all, whatever the unknown ones are. */
export interface BoundedShare {
  /** yes / (yes + no); none when nothing is known. */
  readonly amongKnown: number | undefined;
  readonly low: number;
  readonly high: number;
}

/**
 * The worst case and the best: yes / n when every unknown one is a no, (yes + unknown) / n when each is a yes. No assumption
 * of why they are unknown is made, so these are limits and no confidence interval. Manski (1989), Journal of Human
 * Resources 24, 343. Nothing when there is nothing.
 */
export function missingBounds({ yes, no, unknown }: PartlyKnown): BoundedShare | undefined {
  const all = yes + no + unknown;
  if (all === 0) return undefined;
  const known = yes + no;
  return { amongKnown: known === 0 ? undefined : yes / known, low: yes / all, high: (yes + unknown) / all };
}
