import { existsSync, readFileSync } from 'node:fs';
import { strikeKind, strikeSchema } from '@counterweight/domain/kinds';
import type { StoredRow } from '@counterweight/domain/rows';
import { entityIdSchema, recordIdSchema, revisionSchema } from '@counterweight/domain/values';
import { readStrikes } from '../src/strikes/read-strikes.ts';

const revision = revisionSchema.parse(1);
const record = recordIdSchema.parse('report');

const file = new URL('../../../../shared/data/strikes/missile_attacks_daily.csv', import.meta.url);

/** Whether the real file is beside the project; a suite that needs it bears the name beside it. */
export const hasStrikesFile = existsSync(file);
export const strikesSuite = (name: string) => (hasStrikesFile ? name : `${name} (skipped: ../shared/data is missing)`);

/** The rows of the strikes view that the real file comes to, all of the source `desk`. */
export function importedStrikes(): readonly StoredRow[] {
  return readStrikes(readFileSync(file)).records.flatMap(({ body }, index) => {
    const entity = entityIdSchema.parse(`desk:s${index}`);
    const data = { entity, revision, sources: [{ publisher: 'A', title: 'A' }], strike: strikeSchema.parse(body) };
    return strikeKind.view.contributions(strikeKind.fold(entity, [{ record, revision, status: 'live', data }]));
  });
}
