import { claimantLabel, type SourceReference, sourceReferenceSchema } from '@counterweight/domain/values';

/** The reference for a row: the claimant's report, by its address where the file gives a whole one, else by name. */
export function strikeSource(sourceText: string, claimant: string): SourceReference {
  const publisher = claimantLabel(claimant);
  const linked = sourceReferenceSchema.safeParse({ publisher, title: 'Report of the salvo', url: sourceText });
  if (linked.success) return linked.data;
  const post = sourceText === '' ? 'source not given' : sourceText.slice(0, 400);
  return { publisher, title: `Report of the salvo (${post})` };
}
