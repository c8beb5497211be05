import { canonicalPath } from '@counterweight/contracts/http';
import { restrictionKind } from '@counterweight/domain/kinds';
import { readRestrictions, showRestrictions } from '../../entities/restriction/restrictions-in-force.ts';
import { resolveSupport } from '../support/read-support.ts';
import { definePart } from './define-part.ts';
import type { SummaryPart, SummaryReading } from './read-summary.ts';

/** Restrictions in force on the day, with what each delays. */
export function summarizeRestrictions(reading: SummaryReading): SummaryPart<'restrictions'> {
  const { query, on, rowsOf, support, precedence } = reading;
  const restrictions = readRestrictions(rowsOf('restriction'), precedence);
  const { counted } = resolveSupport(query, support).sources;
  const data = showRestrictions(restrictions, { rows: support.rows, counted }, on);
  return {
    data,
    definition: definePart(reading, {
      view: restrictionKind.view,
      basis: 'restrictions as reported by their source; what they hold up is promised and not known to be past them',
      unit: 'restrictions; held up: each currency’s own, at most so much',
      day_rule: 'calendar days; a restriction stands on its first and its last day',
      sources: restrictions.sources,
      unknowns: { unknown_since: data.in_force.filter(({ since }) => since === null).length },
      notes: ['What is held up is in no sum: it stays where its pledge counts.'],
    }),
    link: canonicalPath('/v1/restrictions', { known_at: query.known_at, at_seq: reading.seq }),
  };
}
