/** The languages that names are given in. English is the first where nothing else is asked for. */
export const languages = ['en', 'uk'] as const;
export type Language = (typeof languages)[number];

/** What each code is called: in English, then in Ukrainian. A code that has no name does not compile. */
export type Names<Code extends string> = Readonly<Record<Code, readonly [english: string, ukrainian: string]>>;

/** One code of a vocabulary. */
export interface Term {
  readonly code: string;
  readonly name: string;
  /** What it belongs to: of a weapon its class, of a subcategory its category. */
  readonly of?: string;
  /** Other names that are taken for it. */
  readonly aliases?: readonly string[];
}

/** The codes of some names, each as a term, in their order. */
export function termsOf(names: Names<string>, language: Language): readonly Term[] {
  return Object.entries(names).map(([code, [english, ukrainian]]) => {
    return { code, name: language === 'uk' ? ukrainian : english };
  });
}
