import { describe, expect, test } from 'vitest';
import { ImportFileError } from '../import-file-error.ts';
import { readTable } from './read-table.ts';

const columnSet = { known: ['model', 'launched', 'affected_region', 'source'], required: ['model', 'launched'] };
const read = (text: string) => readTable(text, columnSet);

function faultOf(text: string): ImportFileError {
  try {
    read(text);
  } catch (error) {
    if (error instanceof ImportFileError) return error;
    throw error;
  }
  throw new Error('it was read');
}

test('columns are found by name in any order, whatever their case and blanks, and cells are trimmed', () => {
  const { rows, columns } = read('Launched, Affected Region ,model\n 3.0 ,north,Shahed \n');
  expect(columns).toEqual(['launched', 'affected_region', 'model']);
  expect(rows.map((row) => [row.line, ...columns.map((column) => row.text(column))])).toEqual([
    [2, '3.0', 'north', 'Shahed'],
  ]);
});

test('a semicolon separates as well as a comma', () => {
  expect(read('model;launched\n"Shahed; or so";3,0\n').rows[0]?.text('model')).toBe('Shahed; or so');
});

test('rows know the line they begin on, past blank lines and line ends inside quotes', () => {
  const { rows } = read('model,launched\n\nA,1\n"B\nB",2\nC,3\n');
  expect(rows.map((row) => [row.line, row.text('model')])).toEqual([
    [3, 'A'],
    [4, 'B\nB'],
    [6, 'C'],
  ]);
});

describe('a table that cannot be understood', () => {
  test.each(['Measure', 'status', 'Unit', 'estimated', 'is_total', 'in_millions', 'type of value'])(
    'names a column that may change what the numbers beside it mean: %s',
    (heading) => {
      const fault = faultOf(`model,launched,${heading}\nA,1,2\n`);
      expect(fault).toMatchObject({ code: 'changes_meaning', line: 1 });
      expect(fault.message).toContain(`"${heading}"`);
    },
  );

  test('names a heading whose numbers are in another unit than ones', () => {
    const scaled = { ...columnSet, nameOf: (heading: string) => heading.replace(/ ?\(.*\)/, '').toLowerCase() };
    const read = () => readTable('model,Launched (in thousands)\nA,1\n', scaled);
    expect(read).toThrow(expect.objectContaining({ code: 'changes_meaning', column: 'launched' }));
  });

  test('names a required column that is missing', () => {
    expect(faultOf('model,source\nA,b\n')).toMatchObject({ code: 'missing_column', column: 'launched' });
  });

  test('names a column that stands twice', () => {
    expect(faultOf('model,launched,model\nA,1,B\n')).toMatchObject({ code: 'duplicate_column', column: 'model' });
  });

  test.each(['', '\n\n', 'model,launched\n'])('is empty without a row: %j', (text) => {
    expect(faultOf(text).code).toBe('empty');
  });

  test('is truncated where the last row has too few fields', () => {
    expect(faultOf('model,launched,source\nA,1,x\nB,2')).toMatchObject({ code: 'truncated', line: 3 });
  });

  test('is truncated where a quote is never closed, by the line its row begins on', () => {
    expect(faultOf('model,launched\nA,1\n"B,2\nC,3\nD,4\n')).toMatchObject({ code: 'truncated', line: 3 });
  });

  test('names the line of a row in the middle that has too many fields', () => {
    expect(faultOf('model,launched\nA,1,2\nB,2\n')).toMatchObject({ code: 'field_count', line: 2 });
  });

  test('names the line of a stray quote', () => {
    expect(faultOf('model,launched\nA,1\n"B"x,2\nC,3\n')).toMatchObject({ code: 'quoting', line: 3 });
  });
});

test('a tab separates too, and a column without name and content is none', () => {
  expect(read('model\tlaunched\nA\t1\n').rows[0]?.text('launched')).toBe('1');
  expect(read('model,launched,\nA,1,\nB,2,\n').rows.map(({ columns }) => columns)).toEqual([
    ['model', 'launched'],
    ['model', 'launched'],
  ]);
  expect(read('model,launched,\nA,1,x\n').unread).toEqual(['column 3, which has no heading']);
});

test('columns that are not read are listed, also ones that may stand twice and do', () => {
  const table = readTable('model,Note,note,launched,source,Source\nA,x,y,1,first,second\n', {
    ...columnSet,
    unique: columnSet.required,
  });
  expect(table.columns).toEqual(['model', 'launched', 'source']);
  expect(table.unread).toEqual(['Note', 'note', 'Source']);
  expect(table.rows[0]?.text('source')).toBe('first');
});

test('a file of another family is named by its columns', () => {
  expect(faultOf('Date,USD,JPY\n2031-01-02,1,2\n').message).toContain('looks like euro reference rates');
});
