import type { StrikeNumbers } from '@counterweight/contracts/http';
import type { StrikeGrouping, StrikeRow } from '@counterweight/domain/answers';
import { COUNTRY, claimantLabel, regionCodeSchema, regionName, weapons } from '@counterweight/domain/values';

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

/** A label for keys that are codes; weapons have their class too. */
function labelsOf(by: StrikeGrouping, key: string): { readonly label?: string; readonly class?: string } {
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
  if (key === COUNTRY) return 'Ukraine, no region named';
  if (key.startsWith('zone:')) return `Air command zone ${key.slice('zone:'.length)}`;
  return key === 'unplaced' ? 'Places that are no region of Ukraine' : 'Not said where it was aimed';
}
