import { entityIdSchema, recordIdSchema, revisionSchema } from '../ids.ts';
import type { ReportedKind } from '../kind/reported-kind.ts';
import { cellsOf } from '../projection/cell.ts';
import type { SampleCell } from './sample-support.ts';

/** The cells of a kind's view, of entities by id, each with its body as its source reports it. */
export function reportedCells<Body>(
  { kind, reported, fold, view }: ReportedKind<Body>,
  bodies: Readonly<Record<string, unknown>>,
): readonly SampleCell[] {
  const sources = [{ publisher: 'A desk', title: 'A report' }];
  const contributions = Object.entries(bodies).flatMap(([id, body]) => {
    const [entity, record, revision] = [
      entityIdSchema.parse(id),
      recordIdSchema.parse('report'),
      revisionSchema.parse(1),
    ];
    const data = reported.parse({ entity, revision, sources, [kind.name]: body });
    return view.contributions(fold(entity, [{ record, revision, status: 'live', data }]));
  });
  return cellsOf(contributions);
}
