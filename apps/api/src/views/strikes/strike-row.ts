import type { StrikeGrouping, StrikeRow } from '@counterweight/domain/answers';
import { strikeMeasures } from '@counterweight/domain/kinds';
import { claimantLabel, regionCodeSchema, regionName, weapons } from '@counterweight/domain/values';
import { z } from '@hono/zod-openapi';
import type { TableRow } from '../../http/formats.ts';

const count = z.int().min(0);
const byMeasure = Object.fromEntries(strikeMeasures.map((measure) => [measure, count]));

/** The numbers of a group of salvos, or of one. */
export const strikeNumbersSchema = z
  .object({
    salvos: count,
    launched: count,
    destroyed: count,
    lost: count,
    left: count,
    airborne: count,
    hit: count,
    unknown: z
      .object(byMeasure)
      .meta({ description: 'Salvos whose report gives no number for the measure: not counted in it, and not zero' }),
    qualified: z
      .object(byMeasure)
      .partial()
      .optional()
      .meta({ description: 'Salvos whose number is about, at least or up to; absent when there are none' }),
  })
  .meta({ id: 'StrikeNumbers' });
export type StrikeNumbers = z.output<typeof strikeNumbersSchema>;

/** A sum as it is shown. */
export function showNumbers({ salvos, counts, unknown, qualified }: StrikeRow): StrikeNumbers {
  const some = Object.fromEntries(Object.entries(qualified).filter(([, salvosQualified]) => salvosQualified > 0));
  return {
    salvos,
    ...counts,
    unknown: { ...unknown },
    ...(Object.keys(some).length === 0 ? {} : { qualified: some }),
  };
}

/** A row of the view: its key under the grouping's name, a label where the key is a code, and its numbers. */
export function showRow(by: StrikeGrouping, row: StrikeRow): Record<string, unknown> & StrikeNumbers {
  return { [by]: row.key, ...labelsOf(by, row.key), ...showNumbers(row) };
}

export const numberColumns: readonly string[] = [
  'salvos',
  ...strikeMeasures,
  ...strikeMeasures.map((measure) => `unknown_${measure}`),
  ...strikeMeasures.map((measure) => `qualified_${measure}`),
];

/** The numbers as flat columns. */
export function numberCells({ salvos, counts, unknown, qualified }: StrikeRow): TableRow {
  const flat = (prefix: string, values: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(values).map(([measure, value]) => [`${prefix}${measure}`, value]));
  return { salvos, ...flat('', counts), ...flat('unknown_', unknown), ...flat('qualified_', qualified) };
}

/** A label for keys that are codes; weapons have their class too. */
export function labelsOf(by: StrikeGrouping, key: string): { readonly label?: string; readonly class?: string } {
  if (by === 'claimant') return { label: claimantLabel(key) };
  if (by === 'region') return { label: regionLabel(key) };
  if (by !== 'weapon') return {};
  const codes = key.split('+');
  const found = codes.map((code) => weapons.find((weapon) => weapon.code === code));
  const label = codes.map((code, index) => found[index]?.label ?? code.replace(/^unlisted:/, '')).join(' + ');
  return { label, class: codes.length > 1 ? 'mixed' : (found[0]?.class ?? 'unknown') };
}

function regionLabel(key: string): string {
  const code = regionCodeSchema.safeParse(key);
  if (code.success) return regionName(code.data);
  if (key === 'UA') return 'Ukraine, no region named';
  if (key.startsWith('zone:')) return `Air command zone ${key.slice('zone:'.length)}`;
  return key === 'unplaced' ? 'Places that are no region of Ukraine' : 'No place reported';
}
