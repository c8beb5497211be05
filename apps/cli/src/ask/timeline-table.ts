import type { AnswerOf, timelineQuestion } from '@counterweight/contracts/http';
import { plainTable, textColumns } from '../command/plain-table.ts';
import { addressOf, sourcesText, timeParts } from './shared-lines.ts';

type TimelineAnswer = AnswerOf<typeof timelineQuestion>;
type TimelineEntry = TimelineAnswer['data'][number];

const MAX_TITLE = 100;
const columns = textColumns(['day', 'what', '', 'linked']);

/** A page of the timeline, then what it is made of and where the rest is. */
export function timelineTable(answer: TimelineAnswer, endpoint: string): string {
  const { data, definition, links } = answer;
  const at = (path: string) => addressOf(path, endpoint);
  return [
    ...plainTable(columns, data.map(cellsOf)),
    '',
    definitionLine(answer),
    `days: ${definition.day_rule}`,
    ...definition.notes,
    ...(links.undated === undefined ? [] : [`Without a day: ${at(links.undated)}`]),
    ...(links.next === undefined ? [] : [`The next page: ${at(links.next)}`]),
    `With sources and links: ${at(links.self)}`,
    '',
  ].join('\n');
}

function cellsOf({ day, precision, kind, point, title, linked }: TimelineEntry): string[] {
  const shown = precision === 'month' ? day.slice(0, 7) : day;
  return [shown, `${kind} ${point}`, shortened(title), linked.map(tieText).join(', ')];
}

function shortened(title: string): string {
  return title.length <= MAX_TITLE ? title : `${title.slice(0, MAX_TITLE - 1).trimEnd()}…`;
}

/** `→` leads from this entry to what it is tied to, `←` comes from there. */
function tieText({ relation, direction, entity, dangling }: TimelineEntry['linked'][number]): string {
  const arrow = direction === 'from' ? '→' : '←';
  return `${arrow} ${relation.replaceAll('_', ' ')} ${entity}${dangling ? ' (not known)' : ''}`;
}

function definitionLine({ data, definition }: TimelineAnswer): string {
  const { coverage, derived_from } = definition;
  const bySources = Map.groupBy(derived_from, ({ sources }) => sourcesText(sources));
  return [
    `${definition.view} v${definition.version}, ${definition.basis}`,
    ...[...bySources].map(([text, kinds]) => `${kinds.map(({ kind }) => kind).join(', ')}: ${text}`),
    `${data.length} of ${coverage.entries} dated entries`,
    ...(coverage.first_day === null ? [] : [`from ${coverage.first_day} to ${coverage.last_day}`]),
    ...timeParts(definition),
  ].join('; ');
}
