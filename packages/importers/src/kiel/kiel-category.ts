import type { PledgeCategory } from '@counterweight/domain/kinds';
import type { RowCells } from '../table/row-cells.ts';
import { militarySortOf } from './kiel-items.ts';
import type { KielPackage } from './kiel-packages.ts';

/** The sheet's three types of aid; it has none for energy. */
const CATEGORIES: ReadonlyMap<string, PledgeCategory> = new Map([
  ['military', 'military'],
  ['financial', 'financial'],
  ['humanitarian', 'humanitarian'],
]);

/** Sub-categories by words of "Type of Aid Specific", where that alone tells; the first that fits. */
const BY_WORDS: Readonly<Record<'military' | 'financial' | 'humanitarian', readonly (readonly [RegExp, string])[]>> = {
  military: [
    [/training and|and training/, 'mixed'],
    [/training/, 'training'],
    [/acquisition/, 'procurement'],
  ],
  financial: [
    [/swap/, 'swap'],
    [/guarantee/, 'guarantee'],
    [/loan/, 'loan'],
    [/grant/, 'grant'],
  ],
  humanitarian: [
    [/equipment and medicines/, 'mixed'],
    [/medic/, 'medical'],
  ],
};

/** The category of a package; nothing, and a refusal, where its type is none of the sheet's. */
export function readCategory({ lead }: KielPackage): PledgeCategory | undefined {
  const category = CATEGORIES.get(lead.text('type_of_aid_general').toLowerCase());
  if (category === undefined) lead.refuse('allowed are Military, Financial, Humanitarian', 'type_of_aid_general');
  return category;
}

/** The sub-category, by the sheet's own words, or for arms by the items named; nothing where neither tells. */
export function readSubcategory(aid: KielPackage, category: PledgeCategory): string | undefined {
  const words = aid.lead.text('type_of_aid_specific').toLowerCase();
  const table = category === 'energy' ? [] : BY_WORDS[category];
  const said = table.find(([pattern]) => pattern.test(words))?.[1];
  if (said !== undefined || category !== 'military') return said;
  return sortOfGoods(aid.rows) ?? (/^military equipment$/.test(words) ? 'equipment' : undefined);
}

function sortOfGoods(rows: readonly RowCells[]): string | undefined {
  const sorts = new Set(rows.flatMap((cells) => militarySortOf(cells) ?? []));
  const [only] = sorts;
  return sorts.size > 1 ? 'mixed' : only;
}
