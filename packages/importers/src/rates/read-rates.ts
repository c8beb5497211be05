import { type Rates, rateKind } from '@counterweight/domain/kinds';
import type { FileReading, Keyed } from '../file-reading.ts';
import { namedByFile, publishedAs } from '../plan/naming.ts';
import type { ReadOptions } from '../read-options.ts';
import { decodeText } from '../table/decode-text.ts';
import { checkFileKind } from '../table/file-kind.ts';
import { checkSize, defaultLimits } from '../table/file-limits.ts';
import { askAboutFutureDays, lastDayOf } from '../table/future-days.ts';
import { mayBeCutOff } from '../table/read-grid.ts';
import { readTable } from '../table/read-table.ts';
import { RowCells } from '../table/row-cells.ts';
import { DATE, rateColumns } from './rate-columns.ts';
import { readRateDay } from './rate-day.ts';
import { unpackRates } from './unpack-rates.ts';

const { record: RECORD } = rateKind;
const naming = namedByFile(/^\d{4}-\d{2}-\d{2}$/, (record) => (record === RECORD ? publishedAs(rateKind) : undefined));

/**
 * Reads the European Central Bank's euro reference rates: a row per day, a column per currency, as CSV or in the archive
 * they are published in. Throws ImportFileError where the file as a whole cannot be understood.
 */
export async function readRates(bytes: Uint8Array, options: ReadOptions = {}): Promise<FileReading> {
  const { limits = defaultLimits, today } = options;
  const kind = checkFileKind(bytes, ['text', 'archive']);
  checkSize(bytes.length, 'the file has', limits);
  const text = decodeText(kind === 'archive' ? await unpackRates(bytes, limits) : bytes);
  const table = readTable(text, rateColumns, limits);
  const rows = table.rows.map((row) => new RowCells(row));
  if (mayBeCutOff(text)) rows.at(-1)?.doubt('the file does not end with a line end, so this row may be cut off');
  const days = rows.flatMap((cells): DayRow[] => {
    const rates = readRateDay(cells, table.columns);
    return rates === undefined ? [] : [{ cells, rates }];
  });
  const kept = [...Map.groupBy(days, ({ rates }) => rates.day).values()].flatMap((group) => onlyOne(group) ?? []);
  const dated = kept.map(({ cells, rates: { day } }) => ({ cells, column: DATE, day }));
  const questions = askAboutFutureDays(dated, today);
  const lastDay = lastDayOf(dated, today);
  return {
    naming,
    records: kept.map(keyed),
    refused: rows.flatMap(({ refused }) => refused),
    doubtful: rows.flatMap(({ doubtful }) => doubtful),
    rows: rows.length,
    unread: table.unread,
    remarks: [],
    questions,
    ...(lastDay !== undefined && { lastDay }),
  };
}

interface DayRow {
  readonly cells: RowCells;
  readonly rates: Rates;
}

/** The one row of a day. Rows that differ are all refused: which of them holds cannot depend on the file's order. */
function onlyOne(group: readonly DayRow[]): DayRow | undefined {
  const [first, ...others] = group;
  const differ = new Set(group.map(({ rates }) => JSON.stringify(Object.entries(rates.rates).sort()))).size > 1;
  for (const { cells } of differ ? group : others) {
    if (differ) cells.refuse('the day stands more than once, with other rates', DATE);
    else cells.doubt(`says the same as line ${first?.cells.line}; taken once`, DATE);
  }
  return differ ? undefined : first;
}

function keyed({ cells, rates }: DayRow): Keyed {
  const { day } = rates;
  const title = 'Euro foreign exchange reference rates';
  const sources = [{ publisher: 'European Central Bank', title, published_on: day }];
  return { stem: day, record: RECORD, key: day, line: cells.line, body: rates, sources };
}
