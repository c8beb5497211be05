import { z } from 'zod';
import { dayText } from './answer-parts.ts';

/** A reporting break or known issue of an answer. */
export const reportingIssueSchema = z
  .strictObject({
    code: z.string(),
    kind: z.enum(['break', 'issue']),
    from: dayText,
    to: dayText.nullable().meta({ description: 'The last day of the transition; null when reports changed at once' }),
    measures: z.array(z.string()).meta({ description: 'What cannot be compared across it' }),
    claimants: z.array(z.string()),
    note: z.string(),
    source: z.string(),
  })
  .meta({ id: 'ReportingIssue' });

/** The breaks that the days counted lie on both sides of. */
export const spannedBreaksSchema = z
  .array(reportingIssueSchema)
  .meta({ description: 'Reporting breaks that the days counted span' });
