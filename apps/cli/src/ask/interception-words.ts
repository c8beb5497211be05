import type { RateReason } from '@counterweight/domain/answers';

/** Why a rate is not given. */
export const reasonTexts: Readonly<Record<RateReason, string>> = {
  too_few: 'too few nights',
  spans_break: 'across a reporting break',
  lost_not_reported: 'lost not reported',
  counts_only: 'counts only',
  none: 'nothing launched',
  inconsistent: 'more destroyed than launched',
};

/** A share in per cent. */
export function percentText(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** An interval in per cent. */
export function percentRange({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)} %`;
}
