import { existsSync, readFileSync } from 'node:fs';
import {
  airDefenceView,
  foldPledge,
  goodsView,
  type RecordContent,
  supportView,
  transactionIdSchema,
} from '@counterweight/domain/kinds';
import type { StoredRow } from '@counterweight/domain/rows';
import { entityIdSchema, recordIdSchema, revisionSchema } from '@counterweight/domain/values';
import { readKiel } from '../src/kiel/read-kiel.ts';

const revision = revisionSchema.parse(1);
const sources = [{ publisher: 'A', title: 'A' }];
const file = new URL('../../../../shared/data/pledges/kiel_main_data_2023-01.utf16.csv', import.meta.url);

/** Whether the real file is beside the project; a suite that needs it bears the name beside it. */
export const hasPledgesFile = existsSync(file);
export const pledgesSuite = (name: string) => (hasPledgesFile ? name : `${name} (skipped: ../shared/data is missing)`);

/** The rows of the three views of pledges that the real sheet comes to, all of the source `desk`. */
export async function importedPledges(): Promise<{
  readonly airDefence: readonly StoredRow[];
  readonly goods: readonly StoredRow[];
  readonly support: readonly StoredRow[];
}> {
  const { records } = await readKiel(readFileSync(file));
  const byPackage = Map.groupBy(records, ({ stem }) => stem);
  const states = [...byPackage].map(([stem, held]) => {
    const entity = entityIdSchema.parse(`desk:${stem}`);
    const contents = held.map(({ record, body }): RecordContent => {
      const named = { record: recordIdSchema.parse(record), revision };
      const id = record.replace(/^tx-/, '');
      const said =
        id === record ? { pledge: body } : { transaction_id: transactionIdSchema.parse(id), transaction: body };
      return { ...named, status: 'live', data: { entity, revision, sources, ...said } };
    });
    return foldPledge(entity, contents);
  });
  return {
    airDefence: states.flatMap((state) => airDefenceView.contributions(state)),
    goods: states.flatMap((state) => goodsView.contributions(state)),
    support: states.flatMap((state) => supportView.contributions(state)),
  };
}
