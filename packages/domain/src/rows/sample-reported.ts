import type { SampleCell } from '../answers/support/sample-support.ts';
import type { ReportedKind } from '../kinds/reported-kind.ts';
import { entityIdSchema, recordIdSchema, revisionSchema } from '../values/ids.ts';
import { cellsOf } from './cell.ts';

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
