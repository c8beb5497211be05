import type { AnswerOf, CoalitionParty, CoalitionSize, coalitionQuestion } from '@counterweight/contracts/http';
import { type Column, numberColumns, plainTable, textColumns } from '../command/plain-table.ts';
import { claimLine } from './claim-lines.ts';
import { addressOf, sourcesText, timeParts } from './shared-lines.ts';
import { amountText } from './support-table.ts';

type CoalitionAnswer = AnswerOf<typeof coalitionQuestion>;

/** The stages that are printed; `--csv` gives them all. */
const STAGES = ['pledged', 'committed', 'allocated', 'delivered'] as const;

/** The parties with what each gave, then the size computed and claimed, what it means and where the records are. */
export function coalitionTable({ data, size, claimed, definition, links }: CoalitionAnswer, endpoint: string): string {
  const at = (path: string) => addressOf(path, endpoint);
  const { body, on, support } = definition;
  const columns: readonly Column[] = [
    ...textColumns(['party', 'standing', 'since', 'until', 'also in']),
    ...numberColumns(STAGES.map((stage) => `${stage} ${support.fx.currency}`)),
  ];
  return [
    ...plainTable(columns, data.map(cellsOf)),
    '',
    sizeLine(body, on, size),
    ...claimed.map(claimLine),
    definitionLine(definition),
    ...definition.notes,
    `The memberships behind it: ${at(links.explain)}`,
    `What each gave: ${at(links.support)}`,
    '',
  ].join('\n');
}

function cellsOf({ party, name, standing, from, attested_on, to, joined, also_in, support }: CoalitionParty): string[] {
  const since = from ?? (attested_on === null ? '?' : `? (there on ${attested_on})`);
  const stands = joined === true ? 'joined' : standing.replace('_', ' ');
  return [
    `${party} ${name}`,
    stands,
    since,
    to ?? '',
    also_in.join(', '),
    ...STAGES.map((stage) => givenText(support[stage])),
  ];
}

/** Nothing where nothing is known of a stage. */
function givenText(numbers: CoalitionParty['support'][(typeof STAGES)[number]]): string {
  return numbers === undefined ? '' : amountText(numbers);
}

/** `UDCG on 2023-02-28: 30 members named (NATO: 30 within, 0 outside)`. */
export function sizeLine(
  body: string,
  on: string,
  { members, joined, left, unknown_since, parts }: CoalitionSize,
): string {
  const within = Object.entries(parts).map(([other, part]) => {
    const unknown = part.unknown === 0 ? '' : `, ${part.unknown} unknown`;
    return `${other}: ${part.within} within, ${part.outside} outside${unknown}`;
  });
  const moves = joined === null ? '' : `; ${joined} joined, ${left} left`;
  const unclear = unknown_since === 0 ? '' : `; ${unknown_since} more since an unknown day`;
  const inside = members === 0 || within.length === 0 ? '' : ` (${within.join('; ')})`;
  return `${body} on ${on}: ${members} members named${inside}${moves}${unclear}`;
}

function definitionLine(definition: CoalitionAnswer['definition']): string {
  const { view, version, basis, since, sources, support } = definition;
  return [
    `${view} v${version}, ${basis}`,
    sourcesText(sources),
    ...(since === null ? [] : [`compared with ${since}`]),
    `support: ${sourcesText(support.sources)}, converted to ${support.fx.currency} by ${support.fx.policy}`,
    ...timeParts(definition),
  ].join('; ');
}
