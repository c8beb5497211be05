import { type Strike, strikeKind } from '@counterweight/domain/kinds';
import { daySchema } from '@counterweight/domain/values';
import type { FileReading, Keyed, RowNote } from '../file-reading.ts';
import { hashedStem, namedByHash, publishedAs } from '../plan/naming.ts';
import type { ReadOptions } from '../read-options.ts';
import { decodeText } from '../table/decode-text.ts';
import { checkFileKind } from '../table/file-kind.ts';
import { checkSize, defaultLimits } from '../table/file-limits.ts';
import { askAboutFutureDays, type DatedRow, lastDayOf } from '../table/future-days.ts';
import { mayBeCutOff } from '../table/read-grid.ts';
import { readTable } from '../table/read-table.ts';
import type { RowCells } from '../table/row-cells.ts';
import { rowsOf } from '../table/rows-of.ts';
import { KEY_COLUMNS, NUMBER_COLUMNS, strikeColumns } from './strike-columns.ts';
import { readStrikeRow } from './strike-row.ts';
import { strikeSource } from './strike-source.ts';

const { record: RECORD } = strikeKind;
const naming = namedByHash(RECORD, publishedAs(strikeKind));

export interface ReadStrikesOptions extends ReadOptions {
  /** Days after a salvo's end during which places finer than a raion are shown as the raion; 30 unless told. */
  readonly withholdPlacesDays?: number;
}

/**
 * Reads a file of salvos: one row per weapon model and attack window, times in Kyiv's wall clock, in the 22-column
 * schema or the 9-column one of older releases. Throws ImportFileError where the file as a whole cannot be understood.
 */
export function readStrikes(bytes: Uint8Array, options: ReadStrikesOptions = {}): FileReading {
  const { withholdPlacesDays = 30, limits = defaultLimits, today } = options;
  checkFileKind(bytes, ['text']);
  checkSize(bytes.length, 'the file has', limits);
  const text = decodeText(bytes);
  const table = readTable(text, strikeColumns, limits);
  const { rows, remarks } = rowsOf(table, NUMBER_COLUMNS);
  const strikes = rows.flatMap((cells) => {
    const strike = readStrikeRow(cells, withholdPlacesDays);
    return strike === undefined ? [] : [{ cells, strike }];
  });
  if (mayBeCutOff(text)) noteLastRow(rows);
  const dated = strikes.map(({ cells, strike }): DatedRow => {
    return { cells, column: 'time_end', day: daySchema.parse(strike.window.end.slice(0, 10)) };
  });
  const questions = askAboutFutureDays(dated, today);
  const records = strikes.map(keyed);
  const lastDay = lastDayOf(dated, today);
  return {
    naming,
    records,
    refused: rows.flatMap(({ refused }) => refused),
    doubtful: [...rows.flatMap(({ doubtful }) => doubtful), ...repeated(records)],
    rows: rows.length,
    unread: table.unread,
    remarks,
    questions,
    ...(lastDay !== undefined && { lastDay }),
  };
}

function noteLastRow(rows: readonly RowCells[]): void {
  rows.at(-1)?.doubt('the file does not end with a line end, so this row may be cut off');
}

function keyed({ cells, strike }: { readonly cells: RowCells; readonly strike: Strike }): Keyed {
  const { start, end } = strike.window;
  const key = [start, end, ...KEY_COLUMNS.slice(2).map((column) => cells.text(column))];
  const stem = hashedStem('s', key);
  const sources = [strikeSource(cells.text('source'), strike.claimant)];
  return { stem, record: RECORD, key: key.join(' | '), line: cells.line, body: strike, sources };
}

/** Rows equal in all they say: taken for separate reports, but more likely one that was entered twice. */
function repeated(records: readonly Keyed[]): RowNote[] {
  const groups = [...Map.groupBy(records, ({ stem }) => stem).values()].filter(({ length }) => length > 1);
  return groups.flatMap((group) => {
    const said = Map.groupBy(group, ({ body }) => JSON.stringify(body));
    return [...said.values()].flatMap(([first, ...others]) =>
      others.map(({ line }) => ({
        line,
        reason: `says the same as line ${first?.line}; counted as a report of its own`,
      })),
    );
  });
}
