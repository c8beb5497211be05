import { daySchema, donorOf, sourceSchema } from '@counterweight/domain/values';
import { z } from 'zod';

/**
 * A comma-joined list whose members must be among `allowed`, or stand for a code by `codeOf`. The output are codes, sorted,
 * each once.
 */
export function listParameter(
  description: string,
  allowed: readonly string[],
  codeOf: (member: string) => string | undefined = () => undefined,
) {
  return z
    .string()
    .transform((text, context) => {
      return codesIn(
        text,
        (member) => (allowed.includes(member) ? member : codeOf(member)),
        (member) => {
          const message = member === '' ? 'has an empty member' : `${member} is not known`;
          context.addIssue({ code: 'custom', message, params: { allowed }, input: text });
        },
      );
    })
    .optional()
    .meta({
      description: `${description} Several are joined by commas; any of them counts. One of: ${allowed.join(', ')}`,
    });
}

/** The codes that a comma-joined list stands for, sorted, each once; `refuse` is told each member that is none. */
function codesIn(
  text: string,
  codeOf: (member: string) => string | undefined,
  refuse: (member: string) => void,
): string[] {
  const codes = text.split(',').flatMap((member) => {
    const code = codeOf(member);
    if (code === undefined) refuse(member);
    return code ?? [];
  });
  return [...new Set(codes)].sort();
}

/** One grouping, or two joined by a comma. The output keeps their order, since that is the order of the rows. */
export function groupingsParameter<const Grouping extends string>(
  groupings: readonly Grouping[],
  { beside, standard }: { readonly beside?: string; readonly standard: Grouping },
) {
  return z
    .string()
    .transform((text, context) => {
      const names = text.split(',');
      const known = groupings.filter((grouping) => names.includes(grouping));
      if (names.length <= 2 && known.length === names.length) {
        return known.sort((a, b) => names.indexOf(a) - names.indexOf(b));
      }
      const message = `must be one of, or two different ones joined by a comma: ${groupings.join(', ')}`;
      context.addIssue({ code: 'custom', message, params: { allowed: groupings }, input: text });
      return z.NEVER;
    })
    .optional()
    .meta({
      description: `What a row stands for${beside === undefined ? '' : `, beside its ${beside}`}: one of ${groupings.join(', ')}, or two joined by a comma; ${standard} unless told.`,
    });
}

/** A whole number given as text. */
export function numberParameter(description: string, bounds: { min: number; max: number }) {
  return z
    .string()
    .regex(/^\d{1,15}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(bounds.min, `must be at least ${bounds.min}`).max(bounds.max, `must be at most ${bounds.max}`))
    .optional()
    .meta({ description });
}

/** A calendar day. */
export function dayParameter(description: string) {
  return daySchema.optional().meta({ description: `${description} YYYY-MM-DD.`, format: 'date' });
}

/** Donors or parties: codes, names and whatever else publishers' files call them. The output are codes, sorted, each once. */
export function donorParameter(description: string) {
  return z
    .string()
    .transform((text, context) => {
      return codesIn(text, donorOf, (member) => {
        const named = member === '' ? 'an empty member' : member;
        const message = `${named} is no donor; a donor is a country by name or ISO 3166 code, or EU, EIB, EPF`;
        context.addIssue({ code: 'custom', message, input: text });
      });
    })
    .optional()
    .meta({
      description: `${description} By ISO 3166 code or name (DEU, DE, Germany), or EU, EIB, EPF. Several are joined by commas; any of them counts.`,
    });
}

export const sourceParameter = sourceSchema.meta({ description: 'The source: a lowercase slug.' });

export const timeParameters = {
  as_of: dayParameter('Counts nothing that happened after this day, inclusive, under the day rule.'),
  known_at: dayParameter(
    'Answers as it was known at the end of this past UTC day. The answer never changes for a given definition version.',
  ),
  at_seq: numberParameter(
    'Answers as it was at this position of the journal: what the links of an answer ask, so that they are of one position. With `known_at`, the earlier of both.',
    {
      min: 0,
      max: Number.MAX_SAFE_INTEGER,
    },
  ),
  min_seq: numberParameter(
    'The answer must include the journal up to here; 503 not_yet when it does not within moments.',
    {
      min: 0,
      max: Number.MAX_SAFE_INTEGER,
    },
  ),
};

export const cursorParameter = z.string().max(2000).optional().meta({
  description: 'Where the page starts: taken from a link or next_cursor, and good for the same filters only.',
});

/** How long a page may be. */
export function limitParameter(standard: number, max: number) {
  return numberParameter(`How many entries a page holds at most: ${standard} unless told, ${max} at most.`, {
    min: 1,
    max,
  });
}

/** The definition version to answer by; there is one. With it, an answer for a known day or a position is immutable. */
export function definitionParameter(version: number) {
  return z
    .enum([String(version)])
    .optional()
    .meta({ description: 'The definition version: the answer is refused when the view has moved on to another.' });
}

/** The format of an answer, among those that a route offers. */
export function formatParameter<const Formats extends readonly [string, ...string[]]>(formats: Formats) {
  return z
    .enum(formats)
    .optional()
    .meta({ description: `The format of the answer: ${formats.join(', ')}. Before the Accept header.` });
}
