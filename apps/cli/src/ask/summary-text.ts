import type { AnswerOf, summaryQuestion } from '@counterweight/contracts/http';
import { plainTable } from '../command/plain-table.ts';
import { claimLine } from './claim-lines.ts';
import { sizeLine } from './coalition-table.ts';
import { addressOf, sourcesText, timeParts } from './shared-lines.ts';
import { countText } from './strike-counts.ts';
import { numberColumns, numberTexts, restrictionLines } from './support-table.ts';

type SummaryAnswer = AnswerOf<typeof summaryQuestion>;
type Data = SummaryAnswer['data'];

/** The headline in paragraphs, one a part. */
export function summaryText({ data, seq, definitions, links }: SummaryAnswer, endpoint: string): string {
  const { support, strikes, open_requests } = definitions;
  const { on } = open_requests;
  const [{ currency } = { currency: 'EUR' }] = data.support.by_stage;
  return [
    `Support, ${sourcesText(support.sources)}`,
    ...plainTable(
      [{ head: 'stage', align: 'left' }, ...numberColumns(currency)],
      data.support.by_stage.map(stageCells),
    ),
    ...restrictionLines(data.restrictions),
    '',
    `Strikes as claimed, ${sourcesText(strikes.sources)}`,
    `launched ${countText(data.strikes.total, 'launched')}, destroyed ${countText(data.strikes.total, 'destroyed')}`,
    waveLine(data.last_wave),
    '',
    `Open requests on ${on}: ${data.open_requests.open}; superseded: ${data.open_requests.superseded}`,
    ...data.open_requests.latest.map(requestLine),
    '',
    ...data.coalition.filter(isNamed).map(({ body, size }) => sizeLine(body, on, size)),
    '',
    `Claimed beside computed, ${data.claims.compared.length} of ${data.claims.figures} figures`,
    ...data.claims.compared.map(claimLine),
    '',
    `${timeParts({ ...support, seq }).join('; ')}; with definitions: ${addressOf(links.self, endpoint)}`,
    '',
  ].join('\n');
}

function stageCells(row: Data['support']['by_stage'][number]): string[] {
  return [row.stage, ...numberTexts(row)];
}

function waveLine(wave: Data['last_wave']): string {
  if (wave === null) return 'No wave of strikes.';
  const { first_day, last_day, until_then, to_date } = wave;
  const ranks = `rank ${until_then.rank} of ${until_then.of} then, ${to_date.rank} of ${to_date.of} to date`;
  return `Last wave ${first_day} to ${last_day}: launched ${countText(wave, 'launched')}; ${ranks}`;
}

function requestLine({ id, made, lines }: Data['open_requests']['latest'][number]): string {
  const asked = lines.map(({ item, scope, equivalence, ...bounds }) => {
    const parts = [countOf(bounds), scope, item, equivalence === undefined ? undefined : `(${equivalence})`];
    return parts.filter((part) => part !== undefined).join(' ');
  });
  return `${made}  ${asked.join('; ')} (${id})`;
}

function countOf({ qualifier, low, high }: { qualifier?: string; low?: number; high?: number }): string | undefined {
  if (low === undefined && high === undefined) return undefined;
  if (high === undefined) return `at least ${low}`;
  if (low === undefined) return `up to ${high}`;
  return low === high ? `${qualifier === 'about' ? 'about ' : ''}${low}` : `${low} to ${high}`;
}

function isNamed({ size }: Data['coalition'][number]): boolean {
  return size.members > 0 || size.unknown_since > 0;
}
