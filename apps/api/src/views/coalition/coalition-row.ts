import type { CoalitionAnswer, CoalitionMember, SupportRow } from '@counterweight/domain/answers';
import { bodies, type Stage, stages } from '@counterweight/domain/kinds';
import { donorCodeSchema, donorName } from '@counterweight/domain/values';
import { z } from '@hono/zod-openapi';
import type { TableRow } from '../../http/formats.ts';
import { nativeText, type SupportNumbers, showSums, supportNumbersSchema } from '../support/support-row.ts';

const day = z.string().meta({ format: 'date' }).nullable();

/** A party that is, was or may be a member. */
export const coalitionPartySchema = z
  .object({
    party: z.string(),
    name: z.string(),
    standing: z.enum(['member', 'left', 'unknown_since']).meta({
      description:
        'member: on the day, and counted; left: was one on the earlier day; unknown_since: may be one, since nobody says since when',
    }),
    from: day.meta({ description: 'The first day; null when unknown' }),
    attested_on: day.meta({
      description: 'Where the first day is unknown: one of which its source has it as a member',
    }),
    to: day.meta({ description: 'The last day; null while it lasts' }),
    joined: z.boolean().nullable().meta({ description: 'Not a member on the earlier day; null when none was given' }),
    also_in: z.array(z.enum(bodies)).meta({ description: 'Other bodies it is a member of on the day' }),
    memberships: z.array(z.string()).meta({ description: 'The memberships that say so' }),
    support: z
      .partialRecord(z.enum(stages), supportNumbersSchema)
      .meta({ description: 'What it gave up to the day, by stage; a stage of which nothing is known is absent' }),
  })
  .meta({ id: 'CoalitionParty' });
export type CoalitionParty = z.output<typeof coalitionPartySchema>;

/** Everybody an answer names, members first; `support` are the rows of the support view by donor. */
export function showParties(
  { members, left, unknownSince }: CoalitionAnswer,
  support: readonly SupportRow[],
  currency: string,
): CoalitionParty[] {
  const byDonor = Map.groupBy(support, ({ key }) => key.donor);
  const show = (own: Named): CoalitionParty => ({
    party: own.party,
    name: nameOf(own.party),
    standing: own.standing,
    from: own.from ?? null,
    attested_on: own.attestedOn ?? null,
    to: own.to ?? null,
    joined: own.joined ?? null,
    also_in: [...(own.alsoIn ?? [])],
    memberships: [...own.memberships],
    support: stagesOf(byDonor.get(own.party) ?? [], currency),
  });
  return [
    ...members.map((member) => show({ ...member, standing: 'member' })),
    ...left.map((party) => show({ ...party, standing: 'left' })),
    ...unknownSince.map((party) => show({ ...party, standing: 'unknown_since' })),
  ];
}

type Named = Pick<CoalitionMember, 'party' | 'memberships'> &
  Partial<CoalitionMember> & { readonly standing: CoalitionParty['standing'] };

function nameOf(party: string): string {
  const code = donorCodeSchema.safeParse(party);
  return code.success ? donorName(code.data) : party;
}

function stagesOf(rows: readonly SupportRow[], currency: string): CoalitionParty['support'] {
  return Object.fromEntries(rows.map((row) => [row.stage, showSums(row, currency)]));
}

/** Per stage the amount and what it is made of, so that a table says as much as a row. */
const stageColumns = (stage: Stage) => [`${stage}_amount`, `${stage}_native`, `${stage}_undisclosed`];

export const coalitionColumns: readonly string[] = [
  ...['party', 'name', 'standing', 'from', 'attested_on', 'to', 'joined', 'also_in', 'memberships', 'currency'],
  ...stages.flatMap(stageColumns),
];

/** A party as flat columns; a cell of which nothing is known is empty. */
export function partyCells(row: CoalitionParty, currency: string): TableRow {
  const { party, name, standing, from, attested_on, to, joined, also_in, memberships, support } = row;
  return {
    party,
    name,
    standing,
    from: from ?? undefined,
    attested_on: attested_on ?? undefined,
    to: to ?? undefined,
    joined: joined === null ? undefined : String(joined),
    also_in: also_in.join('; '),
    memberships: memberships.join('; '),
    currency,
    ...Object.assign({}, ...stages.map((stage) => stageCells(stage, support[stage]))),
  };
}

function stageCells(stage: Stage, numbers: SupportNumbers | undefined): TableRow {
  if (numbers === undefined) return {};
  const { amount, native, undisclosed, unconverted } = numbers;
  const converted = Object.entries(native).some(([code, given]) => unconverted.native[code] !== given);
  return {
    ...(converted ? { [`${stage}_amount`]: amount } : {}),
    [`${stage}_native`]: nativeText(native),
    [`${stage}_undisclosed`]: undisclosed,
  };
}
