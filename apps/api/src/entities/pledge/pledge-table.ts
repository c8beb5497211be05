import { supportNumberColumns, supportNumbersSchema } from '@counterweight/contracts/http';
import type { ListedEntity } from '@counterweight/ledger';
import { z } from '@hono/zod-openapi';
import type { TableRow } from '../../http/formats.ts';

/** The columns of a list of pledges as a table. */
export const pledgeColumns: readonly string[] = [
  'id',
  'day',
  'status',
  'revision',
  'donor',
  'donor_name',
  'category',
  'subcategory',
  'title',
  'part_of',
  'publisher',
  'source_title',
  'seq',
  ...supportNumberColumns.map(([name]) => name),
];

const flatSchema = z.looseObject({
  status: z.string(),
  revision: z.number().optional(),
  donor: z.string().optional(),
  donor_name: z.string().optional(),
  category: z.string().optional(),
  subcategory: z.string().optional(),
  title: z.string().optional(),
  part_of: z.string().optional(),
  sources: z.array(z.object({ publisher: z.string(), title: z.string() })).optional(),
  counted: z.array(supportNumbersSchema),
});

/** An entry as rows of a table: one a stage that it is counted in, or one without numbers. */
export function pledgeTableRows(entry: Readonly<Record<string, unknown>>, listed: ListedEntity): readonly TableRow[] {
  const { counted, sources = [], status, revision, ...header } = flatSchema.parse(entry);
  const { donor, donor_name, category, subcategory, title, part_of } = header;
  const shared: TableRow = {
    id: listed.entity,
    day: listed.cell.day,
    status,
    revision,
    donor,
    donor_name,
    category,
    subcategory,
    title,
    part_of,
    publisher: sources.map(({ publisher }) => publisher).join('; '),
    source_title: sources.map((source) => source.title).join('; '),
    seq: listed.seq,
  };
  if (counted.length === 0) return [shared];
  return counted.map((numbers) => ({
    ...shared,
    ...Object.fromEntries(supportNumberColumns.map(([name, cell]) => [name, cell(numbers)])),
  }));
}
