import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { kielGrid, VALUE_ROW, type WorkbookCell, workbook } from '../../test/kiel-file.ts';
import { readKiel } from '../kiel/read-kiel.ts';
import { fieldText } from './field.ts';
import { readWorkbook } from './read-workbook.ts';

const isHeader = (headings: readonly string[]) => headings.includes('a');
const MEGABYTE = 1024 * 1024;

async function cells(...row: readonly WorkbookCell[]) {
  const { grid } = await readWorkbook(workbook({ Main: [['a', 'b', 'c'], row] }), isHeader);
  return grid[1]?.fields;
}

/** A main data sheet of one package, one of its cells another. */
async function readWith(column: string, cell: WorkbookCell) {
  const [header = [], fields = []] = kielGrid([VALUE_ROW]);
  const row = fields.map((field, index): WorkbookCell => (header[index] === column ? cell : field));
  return readKiel(workbook({ Main: [header, row] }));
}

describe('cells', () => {
  test('a number is a number with every digit, a text is a text, an empty cell is empty', async () => {
    expect(await cells({ number: '230.000' }, '230.000', '')).toEqual([
      { kind: 'number', text: '230.000' },
      '230.000',
      '',
    ]);
  });

  test('an error is a fault that names it', async () => {
    const fields = await cells({ type: 'e', xml: '<v>#REF!</v>' }, { type: 'e', xml: '<f>1/0</f><v>#DIV/0!</v>' }, 'x');
    expect(fields).toMatchObject([{ kind: 'fault', reason: expect.stringContaining('#REF!') }, { kind: 'fault' }, 'x']);
  });

  test('a formula counts by its computed value, and is a fault where there is none', async () => {
    const computed = await cells({ xml: '<f>1+1</f><v>2</v>' }, { type: 'str', xml: '<f>""</f><v></v>' }, 'x');
    expect(computed?.map(fieldText)).toEqual(['2', '', 'x']);
    const never = await cells({ xml: '<f>1+1</f>' }, { xml: '<f>1+1</f><v></v>' }, { type: 'str', xml: '<f>A1</f>' });
    expect(never).toEqual([1, 2, 3].map(() => ({ kind: 'fault', reason: expect.stringContaining('never computed') })));
  });
});

describe('an amount whose value is not there is never undisclosed', () => {
  test.each<readonly [string, WorkbookCell]>([
    ['an error', { type: 'e', xml: '<v>#N/A</v>' }],
    ['a formula that was never computed', { xml: '<f>SUM(B2:B3)</f>' }],
  ])('%s: the commitment is left out, and its cell is named', async (_, cell) => {
    const { records, refused } = await readWith('Total ', cell);
    expect(records.map(({ record }) => record)).toEqual(['header']);
    expect(refused).toMatchObject([{ line: 2, column: 'total', part: true }]);
  });

  test('in another column it is read as empty, and said', async () => {
    const { records, doubtful } = await readWith('Explanation', { type: 'e', xml: '<v>#NAME?</v>' });
    expect(records).toHaveLength(2);
    expect(doubtful).toMatchObject([{ line: 2, column: 'explanation', reason: expect.stringContaining('#NAME?') }]);
  });

  test('a number of three decimals is no thousand', async () => {
    const { records } = await readWith('Total ', { number: '230.125' });
    expect(records[1]?.body).toMatchObject({ value: { money: { amount: '230.12' } } });
  });
});

describe('a workbook that would take all memory is refused', () => {
  test('by what it unpacks to', async () => {
    const bytes = zipSync({ 'xl/workbook.xml': new Uint8Array(3 * MEGABYTE) });
    await expect(readWorkbook(bytes, isHeader, { megabytes: 1, rows: 10 })).rejects.toThrow(
      /unpacks to 3 MB, and the limit is 1 MB.*--max-mb 3/,
    );
  });

  test('by a cell far out', async () => {
    const bytes = workbook({ Main: [['a'], ['1']] });
    const sheet = '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>';
    const far = zipSync({ 'xl/workbook.xml': bytes.slice(0, 10), 'xl/worksheets/sheet1.xml': strToU8(sheet) });
    await expect(readWorkbook(far, isHeader)).rejects.toThrow(/reaches to row 1048576 and column 16384/);
  });

  test('by its rows', async () => {
    const bytes = workbook({ Main: [['a'], ['1'], ['2'], ['3']] });
    await expect(readWorkbook(bytes, isHeader, { megabytes: 2, rows: 2 })).rejects.toThrow(/more than 2 rows/);
  });

  test('by files that say less than they unpack to', async () => {
    const bytes = zipSync({ 'xl/workbook.xml': new Uint8Array(MEGABYTE) });
    const size = Buffer.from([0, 0, 0x10, 0]);
    for (let at = bytes.indexOf(0); at >= 0; at = Buffer.from(bytes).indexOf(size, at + 1)) {
      if (Buffer.from(bytes.subarray(at, at + 4)).equals(size)) bytes.set([100, 0, 0, 0], at);
    }
    await expect(readWorkbook(bytes, isHeader)).rejects.toThrow(/cut off or spoilt/);
  });
});

test('no message is in the words of a library', async () => {
  const bytes = workbook({ Main: kielGrid([VALUE_ROW]) });
  const spoilt = Uint8Array.from(bytes, (byte, index) => (index % 97 === 50 ? byte ^ 255 : byte));
  const messages = await Promise.all(
    [spoilt, bytes.slice(0, -40), zipSync({ 'xl/workbook.xml': strToU8('<a') })].map((of) =>
      readKiel(of).then(
        () => '',
        (error: unknown) => String(error),
      ),
    ),
  );
  for (const message of messages) expect(message).toMatch(/cut off or spoilt; get it again|not the kind of file/);
});
