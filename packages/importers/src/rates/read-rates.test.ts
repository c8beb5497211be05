import { rateKind } from '@counterweight/domain/kinds';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ImportFileError } from '../import-file-error.ts';
import { readRates } from './read-rates.ts';

const read = (...lines: readonly string[]) => readRates(Buffer.from(`${lines.join('\n')}\n`));
const HISTORY = ['Date,USD,JPY,CYP,', '2031-03-05,1.0865,162.1,N/A,', '2031-03-04,1.084,N/A,N/A,'];

async function faultOf(bytes: Uint8Array): Promise<ImportFileError | undefined> {
  try {
    await readRates(bytes);
  } catch (error) {
    if (error instanceof ImportFileError) return error;
    throw error;
  }
  return undefined;
}

test('each day is an entity of that name, with the rates it has and the day it was public', async () => {
  const { records, refused, doubtful, rows } = await read(...HISTORY);
  expect([rows, refused, doubtful]).toEqual([2, [], []]);
  expect(records).toMatchObject([
    {
      stem: '2031-03-05',
      record: 'rates',
      line: 2,
      body: { day: '2031-03-05', base: 'EUR', rates: { USD: '1.0865', JPY: '162.1' } },
    },
    { stem: '2031-03-04', record: 'rates', line: 3, body: { day: '2031-03-04', base: 'EUR', rates: { USD: '1.084' } } },
  ]);
  for (const { stem, body, sources } of records) {
    expect(sources).toMatchObject([{ publisher: 'European Central Bank', published_on: stem }]);
    const data = { entity: `ecb:${stem}`, revision: 1, sources, rate: body };
    expect(rateKind.events.live.data.safeParse(data).error).toBeUndefined();
  }
});

test('a rate of one digit and three decimals is a decimal, not thousands; a decimal comma is one too', async () => {
  expect((await read('Date,USD', '2031-03-04,1.084')).records[0]?.body.rates).toEqual({ USD: '1.084' });
  expect((await read('Date;USD;', '2031-03-04;1,084;')).records[0]?.body.rates).toEqual({ USD: '1.084' });
});

test('a currency that ended before there was anything to convert is left out', async () => {
  expect((await read('Date,USD,CYP', '2007-03-05,1.3,0.58')).records[0]?.body.rates).toEqual({ USD: '1.3' });
});

test('the archive it is published in says the same as the file', async () => {
  const csv = `${HISTORY.join('\n')}\n`;
  const archive = zipSync({ 'eurofxref-hist.csv': strToU8(csv) });
  expect((await readRates(archive)).records).toEqual((await readRates(Buffer.from(csv))).records);
});

describe('a rate that cannot be one is refused by line and currency, and the rest of the day is kept', () => {
  test.each([
    ['0', 'above zero'],
    ['-1.2', 'above zero'],
    ['1.2.3', 'not a rate'],
    ['soon', 'not a rate'],
  ])('%s', async (text, reason) => {
    const { records, refused } = await read('Date,USD,JPY', `2031-03-04,1.084,${text}`);
    expect(records[0]?.body.rates).toEqual({ USD: '1.084' });
    expect(refused).toEqual([
      { line: 2, column: 'JPY', value: text, reason: expect.stringContaining(reason), part: true },
    ]);
  });
});

test('a day that does not exist is refused, and so is one without any rate', async () => {
  const { records, refused } = await read('Date,USD', '2031-02-30,1.084', '2031-03-01,N/A', '2031-03-04,1.084');
  expect(records.map(({ stem }) => stem)).toEqual(['2031-03-04']);
  expect(refused.map(({ line, reason }) => [line, reason])).toEqual([
    [2, expect.stringContaining('no such day')],
    [3, 'no rate on this day'],
  ]);
});

test('a day that stands twice is taken once where both agree, and refused where they do not', async () => {
  const same = await read('Date,USD', '2031-03-04,1.084', '2031-03-04,1.0840');
  expect([same.records.length, same.doubtful.map(({ line }) => line)]).toEqual([1, [3]]);
  const other = await read('Date,USD', '2031-03-04,1.084', '2031-03-04,1.085');
  expect([other.records, other.refused.map(({ line }) => line)]).toEqual([[], [2, 3]]);
});

test('a column that is no currency is listed, and the rest is read', async () => {
  const { records, unread } = await read('Date,USD,XQQ', '2031-03-04,1.084,2');
  expect([records.length, unread]).toEqual([1, ['XQQ']]);
});

test('an archive that unpacks to more than the limit is refused before it is unpacked', async () => {
  const archive = zipSync({ 'rates.csv': new Uint8Array(3 * 1024 * 1024) });
  const read = readRates(archive, { limits: { megabytes: 1, rows: 100 } });
  await expect(read).rejects.toThrow(/unpacks to 3 MB, and the limit is 1 MB.*--max-mb 3/);
});

describe('a file that is none of rates is refused whole', () => {
  test('a missing column, by its name', async () => {
    expect(await faultOf(Buffer.from('Day,USD\n2031-03-04,1.084\n'))).toMatchObject({
      code: 'missing_column',
      column: 'DATE',
    });
    expect(await faultOf(Buffer.from('USD,JPY\n1.084,162\n'))).toMatchObject({
      code: 'missing_column',
      column: 'DATE',
    });
    expect(await faultOf(Buffer.from('Date,JPY\n2031-03-04,162\n'))).toMatchObject({
      code: 'missing_column',
      column: 'USD',
    });
  });

  test('an archive cut off, and one without a table', async () => {
    const archive = zipSync({ 'rates.csv': strToU8(`${HISTORY.join('\n')}\n`) });
    expect((await faultOf(archive.slice(0, archive.length - 30)))?.code).toBe('truncated');
    expect(await faultOf(zipSync({ 'readme.txt': strToU8('none') }))).toMatchObject({
      code: 'empty',
      message: expect.stringContaining('no CSV file'),
    });
  });

  test('a file cut off in the middle of a row', async () => {
    expect((await faultOf(Buffer.from('Date,USD,JPY\n2031-03-05,1.08,162\n2031-03-04,1.0')))?.code).toBe('truncated');
  });
});
