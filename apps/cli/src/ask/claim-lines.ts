import { z } from 'zod';

/** A claim beside what the ledger computes for it, as far as a line shows it. */
export const comparedClaimSchema = z.object({
  statement: z.string(),
  claimed: z.object({
    value: z.string(),
    currency: z.string().optional(),
    speaker: z.string(),
    said_on: z.string().optional(),
  }),
  not_computed: z.string().optional(),
  difference_note: z.string().optional(),
});
type ComparedClaim = z.infer<typeof comparedClaimSchema>;

/** One line a claim: the difference in words, or why there is none, and who said it when. */
export function claimLine({ statement, claimed, not_computed, difference_note }: ComparedClaim): string {
  const { value, currency, speaker, said_on } = claimed;
  const figure = currency === undefined ? value : `${currency} ${value}`;
  const compared = difference_note ?? `${figure} claimed; not computed: ${not_computed}`;
  return `${compared} (${speaker}${said_on === undefined ? '' : `, ${said_on}`}; ${statement})`;
}
