import { z } from 'zod';

/** Every kind of entity. A dataset says in this order what it covers. */
export const kindNames = [
  'strike',
  'dataset',
  'pledge',
  'restriction',
  'request',
  'meeting',
  'membership',
  'statement',
  'link',
  'rate',
] as const;
export const kindNameSchema = z.enum(kindNames);
export type KindName = z.infer<typeof kindNameSchema>;

/** The same in order of name, as lists and messages have them. */
export const sortedKindNames: readonly KindName[] = kindNames.toSorted();

/** The kinds that a dataset can cover: all but the description of a dataset itself. */
export const coveredKindSchema = kindNameSchema.exclude(['dataset']);
export type CoveredKind = z.infer<typeof coveredKindSchema>;
export const coveredKinds: readonly CoveredKind[] = coveredKindSchema.options;
