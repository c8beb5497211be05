import { placeNames, type StrikeNumbers } from '@counterweight/contracts/http';
import type { StrikeGrouping, StrikeRow } from '@counterweight/domain/answers';
import { claimantLabel, sharedClass, weapons } from '@counterweight/domain/values';

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

/** A row of the view: its keys under the groupings' names, a name beside each that is a code, and its numbers. */
export function showRow(by: readonly StrikeGrouping[], row: StrikeRow): Record<string, unknown> & StrikeNumbers {
  const keys = row.key.split('\n');
  return {
    ...Object.assign({}, ...by.map((grouping, index) => showKey(grouping, keys[index] ?? ''))),
    ...showNumbers(row),
  };
}

/** A key with its name; weapons have their class too. */
function showKey(by: StrikeGrouping, key: string): Readonly<Record<string, string>> {
  if (by === 'claimant') return { claimant: key, claimant_name: claimantLabel(key) };
  if (by === 'region') return { region: key, region_name: placeNames[key]?.[0] ?? key };
  if (by !== 'weapon') return { [by]: key };
  const codes = key.split('+');
  return { weapon: key, weapon_name: codes.map(weaponName).join(' + '), class: sharedClass(codes) };
}

function weaponName(code: string): string {
  return weapons.find((weapon) => weapon.code === code)?.label ?? code.replace(/^unlisted:/, '');
}
