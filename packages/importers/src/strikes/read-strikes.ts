import { strikeReported, strikeRetracted } from '@counterweight/contracts/events';
import type { FileReading, Keyed, RowNote } from '../file-reading.ts';
import { hashedStem, namedByHash } from '../plan/naming.ts';
import { decodeText } from '../table/decode-text.ts';
import { readTable } from '../table/read-table.ts';
import { RowCells } from '../table/row-cells.ts';
import { KEY_COLUMNS, strikeColumns } from './strike-columns.ts';
import { readStrikeRow } from './strike-row.ts';
import { strikeSource } from './strike-source.ts';

const RECORD = 'report';
const naming = namedByHash(RECORD, { reported: strikeReported.type, retracted: strikeRetracted.type, body: 'strike' });

export interface ReadStrikesOptions {
  /** Days after a salvo's end during which places finer than a raion are shown as the raion; 30 unless told. */
  readonly withholdPlacesDays?: number;
}

/**
 * Reads a file of salvos: one row per weapon model and attack window, times in Kyiv's wall clock, in the 22-column
 * schema or the 9-column one of older releases. Throws ImportFileError where the file as a whole cannot be understood.
 */
export function readStrikes(bytes: Uint8Array, options: ReadStrikesOptions = {}): FileReading {
  const text = decodeText(bytes);
  const table = readTable(text, strikeColumns);
  const rows = table.rows.map((row) => new RowCells(row));
  const records = rows.flatMap((cells) => keyedStrike(cells, options.withholdPlacesDays ?? 30) ?? []);
  return {
    naming,
    records,
    refused: rows.flatMap(({ refused }) => refused),
    doubtful: [...rows.flatMap(({ doubtful }) => doubtful), ...repeated(records)],
    rows: rows.length,
  };
}

function keyedStrike(cells: RowCells, withholdDays: number): Keyed | undefined {
  const strike = readStrikeRow(cells, withholdDays);
  if (strike === undefined) return undefined;
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
