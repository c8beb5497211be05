/** The Kiel Institute's three types of aid. */
export const kielTypes = ['military', 'financial', 'humanitarian'] as const;
export type KielType = (typeof kielTypes)[number];

export const pledgeCategories = ['military', 'financial', 'humanitarian', 'energy'] as const;
export type PledgeCategory = (typeof pledgeCategories)[number];

/** The subcategories of each category. */
const subcategories = {
  military: [
    ...(['air_defence', 'artillery', 'armour', 'aviation', 'naval', 'uav', 'small_arms', 'equipment'] as const),
    ...(['ammunition', 'spares', 'maintenance', 'training', 'procurement', 'mixed'] as const),
  ],
  financial: ['grant', 'loan', 'guarantee', 'swap', 'mixed'],
  humanitarian: ['medical', 'food', 'shelter', 'demining', 'cash', 'mixed'],
  energy: ['generation', 'grid', 'fuel', 'repair', 'finance', 'mixed'],
} as const satisfies Readonly<Record<PledgeCategory, readonly string[]>>;
export type SubcategoryOf<Category extends PledgeCategory> = (typeof subcategories)[Category][number];

/** Military support that keeps what was given in use. */
export const sustainment = ['ammunition', 'spares', 'maintenance', 'training'] as const;

/** Whether a category has this subcategory. */
export function isSubcategoryOf(category: PledgeCategory, subcategory: string): boolean {
  return subcategoriesOf(category).includes(subcategory);
}

/** The subcategories of a category, in the catalogue's order. */
export function subcategoriesOf(category: PledgeCategory): readonly string[] {
  return subcategories[category];
}

/** Kiel's type of a category. Kiel has no energy: goods are humanitarian there, loans and guarantees financial. */
export function kielTypeOf(category: PledgeCategory, subcategory: string | undefined): KielType {
  if (category !== 'energy') return category;
  return subcategory === 'finance' ? 'financial' : 'humanitarian';
}
