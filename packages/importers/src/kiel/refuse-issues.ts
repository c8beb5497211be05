import type { RowCells } from '../table/row-cells.ts';

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Notes what the domain says against a record that a row was made into. */
export function refuseIssues(cells: RowCells, issues: readonly Issue[]): void {
  for (const { path, message } of issues) cells.refuse(`${path.map(String).join('.')}: ${message}`);
}
