import { strikeKind } from '../../kinds/strike/strike.ts';
import type { StoredRow } from '../../rows/stored-row.ts';
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
}: ReportedSalvo = {}): readonly StoredRow[] {
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

/** The view's rows of these salvos. */
export function rowsOfSalvos(salvos: readonly ReportedSalvo[]): readonly StoredRow[] {
  return salvos.flatMap(contributionsOf);
}
