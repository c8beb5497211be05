import type { AnswerOf, interceptionQuestion } from '@counterweight/contracts/http';
import type { ReportingIssue } from '@counterweight/domain/values';

type ShownIssue = AnswerOf<typeof interceptionQuestion>['definition']['breaks'][number];

/** Reporting breaks and known issues as definitions show them. */
export function showIssues(issues: readonly ReportingIssue[]): ShownIssue[] {
  return issues.map((issue) => ({ ...issue, measures: [...issue.measures], claimants: [...issue.claimants] }));
}
