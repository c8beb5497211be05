import type { RowCells } from '../table/row-cells.ts';
import { sayIssue } from '../table/say-issues.ts';

type Issue = Parameters<typeof sayIssue>[0];

/** Notes what the domain says against a record that a row was made into. */
export function refuseIssues(cells: RowCells, issues: readonly Issue[]): void {
  for (const issue of issues) cells.refuse(`${issue.path.map(String).join('.')}: ${sayIssue(issue)}`);
}
