import type { AirDefenceDefinition, AirDefenceQuery } from '@counterweight/contracts/http';
import type { AirDefenceAnswer, AirDefenceRow } from '@counterweight/domain/answers';
import { airDefenceView, requestKind, supportView } from '@counterweight/domain/kinds';
import { airDefenceCatalogueVersion } from '@counterweight/domain/values';
import { nameSome } from '../../http/name-some.ts';
import { answeredTime } from '../answered-time.ts';
import { showSources } from '../resolve-sources.ts';
import type { AirDefenceReading } from './read-air-defence.ts';

/** The definition of an answer. */
export function defineAirDefence(
  query: AirDefenceQuery,
  { pledges, requests, filter, seq }: AirDefenceReading,
  answer: AirDefenceAnswer,
): AirDefenceDefinition {
  return {
    view: 'air-defence',
    version: airDefenceView.version,
    derived_from: [airDefenceView, supportView, requestKind.view].map(({ name, version }) => ({ view: name, version })),
    measures: ['units', 'low', 'high', 'unknown', 'lines', 'donors', 'asked', 'gap'],
    basis: 'items of pledges as published, placed by one catalogue; what was asked as Kyiv asked it',
    unit: 'units as sources count them: units_of says which; a battery is a battery or system',
    day_rule: 'the calendar day as published; a month counts when it lies wholly inside the days asked for',
    sources: showSources(pledges),
    request_sources: showSources(requests),
    on: filter.to ?? null,
    ...answeredTime(query, seq),
    coverage: {
      from: filter.from ?? null,
      to: filter.to ?? null,
      first_day: answer.firstDay ?? null,
      last_day: answer.lastDay ?? null,
      undated: answer.undated.lines,
      straddling: answer.straddling.lines,
      unplaced: answer.unplaced.reduce((sum, each) => sum + each.lines, 0),
      unplaced_asked: answer.requests.reduce(
        (sum, each) => sum + each.lines.filter((line) => !line.classification).length,
        0,
      ),
    },
    unknowns: { units: unknownLines(answer.rows) },
    umbrellas: {
      tranche_lines: answer.umbrellas.trancheLines,
      umbrella_lines: answer.umbrellas.umbrellaLines,
      missing: [...answer.umbrellas.missing],
      cycles: [...answer.umbrellas.cycles],
    },
    additive: true,
    tables: { air_defence: airDefenceCatalogueVersion },
    notes: notesOn(query, answer),
  };
}

function unknownLines(rows: readonly AirDefenceRow[]): number {
  return rows.flatMap(({ stages }) => Object.values(stages)).reduce((sum, { unknown }) => sum + unknown, 0);
}

function notesOn(
  query: AirDefenceQuery,
  { rows, requests, unplaced, undated, straddling }: AirDefenceAnswer,
): string[] {
  const ranged = [query.on, query.from, query.to, query.as_of].some((each) => each !== undefined);
  const circular = requests.filter((each) => each.circular).map(({ request }) => request);
  const missing = requests.flatMap((each) => each.missing);
  const ofSystems = query.by?.includes('system') === true || query.system !== undefined;
  const similar = rows.some(({ asked = [] }) => asked.some(({ equivalence }) => equivalence.length > 0));
  const unsaid = rows.some(({ asked = [] }) => asked.some(({ scope }) => scope === 'unsaid'));
  return [
    'The same unit passes through several stages: never add them up.',
    ...when(
      unplaced.length > 0,
      'Some items cannot be placed in the catalogue: they are listed as unplaced and count nowhere.',
    ),
    ...when(
      ranged && undated.lines > 0,
      `${undated.lines} undated lines are not counted, since days are asked for; gaps allow for them.`,
    ),
    ...when(
      straddling.lines > 0,
      `${straddling.lines} lines of a month that only overlaps the days are not counted; gaps allow for them.`,
    ),
    ...when(query.from !== undefined, 'A gap is of one day: ask without from.'),
    ...when(
      query.donor !== undefined || query.stage !== undefined,
      'Requests are not addressed to single donors or stages: no gap.',
    ),
    ...when(
      ofSystems && similar,
      'A request that would take similar systems is held against its class: of one system the gap cannot be said.',
    ),
    ...when(
      unsaid,
      'A request that does not say whether it is additional or total is held against both: its gap is the wider range.',
    ),
    ...when(missing.length > 0, `Requests supersede others that are not there: ${nameSome(missing)}.`),
    ...when(circular.length > 0, `Requests that supersede each other all stand: ${nameSome(circular)}.`),
  ];
}

function when(holds: boolean, note: string): readonly string[] {
  return holds ? [note] : [];
}
