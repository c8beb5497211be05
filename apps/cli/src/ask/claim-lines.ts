import type { ShownClaim } from '@counterweight/contracts/http';

/** One line a claim: the difference in words, or why there is none, and who said it when. */
export function claimLine({ statement, claimed, not_computed, difference_note }: ShownClaim): string {
  const { value, currency, speaker, said_on } = claimed;
  const figure = currency === undefined ? value : `${currency} ${value}`;
  const compared = difference_note ?? `${figure} claimed; not computed: ${not_computed}`;
  return `${compared} (${speaker}${said_on === undefined ? '' : `, ${said_on}`}; ${statement})`;
}
