import { strikeKind } from '../../kinds/strike/strike.ts';
import { addGroups, type CellGroups, moveBetween } from '../../rows/cell.ts';
import type { CellKey, Contribution } from '../../rows/view.ts';
import { entityIdSchema, recordIdSchema, revisionSchema } from '../../values/ids.ts';

/** What a report says, where it differs from the sample. */
export interface ReportedSalvo {
  readonly local?: string;
  readonly source?: string;
  readonly [part: string]: unknown;
}

/** What a salvo contributes; each part given replaces one of a report of ten drones on 9 to 10 January. */
export function contributionsOf({
  local = 's1',
  source = 'desk',
  ...strike
}: ReportedSalvo = {}): readonly Contribution[] {
  const entity = entityIdSchema.parse(`${source}:${local}`);
  const data = {
    entity,
    revision: 1,
    sources: [{ publisher: 'A newspaper', title: 'A report' }],
    strike: {
      window: { start: '2024-01-09T18:00', end: '2024-01-10T06:00', zone: 'Europe/Kyiv' },
      claimant: 'ua-air-force',
      weapons: [{ name: 'Shahed-136' }],
      counts: { launched: 10, destroyed: 8 },
      aimed_at: [{ precision: 'oblast', region: 'UA-51' }],
      ...strike,
    },
  };
  const record = { record: recordIdSchema.parse('report'), revision: revisionSchema.parse(1) };
  return strikeKind.view.contributions(strikeKind.fold(entity, [{ ...record, status: 'live', data }]));
}

/** The view's cells over these salvos. */
export function strikeCells(salvos: readonly ReportedSalvo[]) {
  const cells = new Map<string, { cell: CellKey; groups: CellGroups }>();
  for (const [text, { cell, delta }] of moveBetween([], salvos.flatMap(contributionsOf))) {
    cells.set(text, { cell, groups: addGroups(cells.get(text)?.groups ?? new Map(), delta) });
  }
  return [...cells.values()];
}
