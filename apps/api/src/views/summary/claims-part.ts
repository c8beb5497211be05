import { canonicalPath, SUMMARY_LATEST } from '@counterweight/contracts/http';
import { claimsView, compareClaim } from '@counterweight/domain/answers';
import type { Day } from '@counterweight/domain/values';
import { claimInputsOf, readClaims } from '../../entities/statement/claims-reading.ts';
import { showClaim } from '../../entities/statement/show-claim.ts';
import { definePart } from './define-part.ts';
import { linkedTime, type SummaryPart, type SummaryReading } from './read-summary.ts';

/** The figures of statements beside what the ledger computes for the same measures. */
export function summarizeClaims(reading: SummaryReading): SummaryPart<'claims'> {
  const { query, on, seq, rowsOf, precedence } = reading;
  const { known_at: knownAt } = query;
  const policy = query.fx ?? 'announcement_day';
  const { claims, sources } = readClaims(rowsOf('statement'), precedence);
  const said = claims.filter(({ saidOn, figure }) => isBy(saidOn, on) && isBy(figure.measure?.as_of, on));
  const dated = said.filter(({ saidOn }) => saidOn !== undefined).reverse();
  const latest = [...dated, ...said.filter(({ saidOn }) => saidOn === undefined)].slice(0, SUMMARY_LATEST);
  const inputs = claimInputsOf(rowsOf, { on, policy }, precedence);
  const compared = latest.map((claim) => showClaim(compareClaim(claim, inputs), { seq, knownAt }));
  const notShown = said.length - latest.length;
  return {
    data: { figures: said.length, compared },
    definition: definePart(reading, {
      view: claimsView,
      basis: 'figures as said by their speakers, in no sum; each beside what the ledger has for the same measure',
      unit: "the figure's own",
      day_rule: 'a figure is compared as of its own day, else of the day it was said, else of the day asked for',
      sources,
      unknowns: { not_computed: compared.filter(({ computed }) => computed === null).length },
      notes: notShown > 0 ? [`Figures that are not shown here: ${notShown}; the list has them.`] : [],
    }),
    link: canonicalPath('/v1/statements', linkedTime(reading)),
  };
}

/** Neither said later than the day nor of a later one, as far as is known. */
function isBy(day: Day | undefined, on: Day): boolean {
  return day === undefined || day <= on;
}
