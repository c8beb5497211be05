/** The Kiel Institute's three types of aid. */
export const kielTypes = ['military', 'financial', 'humanitarian'] as const;
export type KielType = (typeof kielTypes)[number];

export const pledgeCategories = ['military', 'financial', 'humanitarian', 'energy'] as const;
export type PledgeCategory = (typeof pledgeCategories)[number];

/** What the subcategories of a category are, each with what it is called. */
const subcategories = {
  military: {
    air_defence: 'Air and missile defence',
    artillery: 'Artillery and rocket systems',
    armour: 'Tanks and armoured vehicles',
    aviation: 'Aircraft and helicopters',
    naval: 'Vessels and coastal defence',
    uav: 'Uncrewed systems',
    small_arms: 'Small arms and infantry weapons',
    equipment: 'Other equipment: vehicles, engineering, communications, protective gear',
    ammunition: 'Sustainment: ammunition and missiles',
    spares: 'Sustainment: spare parts',
    maintenance: 'Sustainment: maintenance and repair',
    training: 'Sustainment: training',
    procurement: 'Money for arms to be bought or produced',
    mixed: 'Several of these',
  },
  financial: {
    grant: 'Grant to the budget',
    loan: 'Loan',
    guarantee: 'Guarantee',
    swap: 'Central bank swap line',
    mixed: 'Several of these',
  },
  humanitarian: {
    medical: 'Medical aid',
    food: 'Food',
    shelter: 'Shelter and relief goods',
    demining: 'Demining',
    cash: 'Money for relief',
    mixed: 'Several of these',
  },
  energy: {
    generation: 'Generators and generation',
    grid: 'Grid: transformers, lines, substations',
    fuel: 'Gas and other fuel, in kind',
    repair: 'Repair of energy works',
    finance: 'Loans and guarantees for energy',
    mixed: 'Several of these',
  },
} as const satisfies Readonly<Record<PledgeCategory, Readonly<Record<string, string>>>>;

/** Military support that keeps what was given in use. */
export const sustainment = ['ammunition', 'spares', 'maintenance', 'training'] as const;

/** Whether a category has this subcategory. */
export function isSubcategoryOf(category: PledgeCategory, subcategory: string): boolean {
  return Object.hasOwn(subcategories[category], subcategory);
}

/** The subcategories of a category, in the catalogue's order. */
export function subcategoriesOf(category: PledgeCategory): readonly string[] {
  return Object.keys(subcategories[category]);
}

/** Kiel's type of a category. Kiel has no energy: goods are humanitarian there, loans and guarantees financial. */
export function kielTypeOf(category: PledgeCategory, subcategory: string | undefined): KielType {
  if (category !== 'energy') return category;
  return subcategory === 'finance' ? 'financial' : 'humanitarian';
}
