import { pledgeSchema, transactionSchema } from '@counterweight/domain/kinds';
import { describe, expect, test } from 'vitest';
import {
  ITEM_ROW,
  KIEL_COLUMNS,
  type KielRow,
  kielFile,
  kielGrid,
  kielText,
  VALUE_ROW,
  workbook,
} from '../../test/kiel-file.ts';
import { ImportFileError } from '../import-file-error.ts';
import { readKiel } from './read-kiel.ts';

const DELIVERED = 'Total monetary value delivered in EUR';
const UNITS = 'No. of Units';
const UNITS_DELIVERED = 'No. of Units Delivered (in-kind military aid)';
const DATE = 'Announcement Date';
const DUMMY = 'Total_value_dummy (1 is first row in the package)';

async function read(...rows: readonly KielRow[]) {
  const reading = await readKiel(kielFile(rows));
  const transactions = reading.records
    .filter(({ record }) => record.startsWith('tx-'))
    .map(({ record, body }) => [record, transactionSchema.parse(body)] as const);
  const header = reading.records.find(({ record }) => record === 'header');
  return { ...reading, pledge: pledgeSchema.safeParse(header?.body).data, transactions: new Map(transactions) };
}

const refusals = ({ refused }: Awaited<ReturnType<typeof read>>) =>
  refused.map(({ line, column, reason }) => [line, column, reason]);
const doubts = ({ doubtful }: Awaited<ReturnType<typeof read>>) =>
  doubtful.map(({ line, column, reason }) => [line, column, reason]);

describe('a package becomes a pledge', () => {
  test('its header says who, what, when, and what the publisher calls it', async () => {
    const { pledge, records } = await read(VALUE_ROW);
    expect(pledge).toEqual({
      donor: 'CAN',
      title: 'Canada announced a package that no sheet has ever held.',
      category: 'military',
      new_money: 'unknown',
      external_ids: [{ scheme: 'kiel-ukraine-support-tracker', id: 'CAM9' }],
      announced: { precision: 'day', day: '2031-03-04' },
      note: VALUE_ROW.Explanation,
    });
    expect(records.map(({ stem, record }) => `${stem} ${record}`)).toEqual(['CAM9 header', 'CAM9 tx-committed']);
  });

  test("its value row is a commitment in its own currency, beside the publisher's euros", async () => {
    const { transactions, refused, doubtful } = await read(VALUE_ROW);
    expect(transactions.get('tx-committed')).toEqual({
      type: 'committed',
      when: { precision: 'day', day: '2031-03-04' },
      value: {
        known: 'money',
        money: { amount: '500000000', currency: 'CAD', as_reported: { amount: '349674802.4337366', currency: 'EUR' } },
      },
    });
    expect([refused, doubtful]).toEqual([[], []]);
  });

  test('its item rows become units, and say nothing of money', async () => {
    const { transactions } = await read(VALUE_ROW, ITEM_ROW, { ...ITEM_ROW, Items: 'round', [UNITS]: 'undisclosed' });
    expect([...transactions.keys()]).toEqual(['tx-committed']);
    expect(transactions.get('tx-committed')?.units).toEqual([
      { item: 'howitzer of no make', class: 'artillery', published_type: 'Weapons and equipment', count: 12 },
      { item: 'round', class: 'artillery', published_type: 'Weapons and equipment' },
    ]);
  });

  test('what was delivered is a transaction of its own, in the euros the sheet gives and with the items that came', async () => {
    const { transactions } = await read(
      { ...VALUE_ROW, [DELIVERED]: '1000.5' },
      { ...ITEM_ROW, [UNITS_DELIVERED]: '4' },
    );
    expect(transactions.get('tx-delivered')).toMatchObject({
      type: 'delivered',
      when: { precision: 'undated' },
      value: { money: { amount: '1000.5', currency: 'EUR', as_reported: { amount: '1000.5', currency: 'EUR' } } },
      units: [{ item: 'howitzer of no make', count: 4 }],
    });
    expect(transactions.get('tx-committed')?.units).toMatchObject([{ count: 12 }]);
  });

  test('items that came without a value are a delivery of undisclosed value; of none that came it is said that none has', async () => {
    const came = await read(VALUE_ROW, { ...ITEM_ROW, [UNITS_DELIVERED]: '4' });
    expect(came.transactions.get('tx-delivered')?.value).toEqual({ known: 'undisclosed' });
    const none = await read(VALUE_ROW, { ...ITEM_ROW, [UNITS_DELIVERED]: '0' });
    expect(none.transactions.get('tx-delivered')).toMatchObject({ value: { known: 'none' }, units: [{ count: 0 }] });
    const unknown = await read(VALUE_ROW, { ...ITEM_ROW, [UNITS_DELIVERED]: '' });
    expect(unknown.transactions.has('tx-delivered')).toBe(false);
  });

  test('a value that the publisher worked out from prices is about that much', async () => {
    const { transactions } = await read({ ...VALUE_ROW, value_source_commitments: 'Value is calculated with prices' });
    expect(transactions.get('tx-committed')?.value).toMatchObject({ money: { qualifier: 'about' } });
  });

  test.each(['Not given', '.', 'No price', '', 'undisclosed'])('a total of %j is undisclosed', async (total) => {
    const { transactions } = await read({ ...VALUE_ROW, 'Total ': total, 'Original Currency': '.' });
    expect(transactions.get('tx-committed')?.value).toEqual({ known: 'undisclosed' });
  });

  test('every address it cites is a source, and words that are none are kept as words', async () => {
    const rows = [
      {
        ...VALUE_ROW,
        'Source of Aid 2': 'E-Mail from a ministry',
        'Source of Aid 3': VALUE_ROW['Source of Aid 1'] ?? '',
      },
    ];
    const [header] = (await read(...rows)).records;
    expect(header?.sources).toEqual([
      { publisher: 'Kiel Institute for the World Economy', title: 'Ukraine Support Tracker, main data, package CAM9' },
      { publisher: 'example.org', title: 'Cited for package CAM9', url: 'https://example.org/package' },
      { publisher: 'Named by the tracker', title: 'E-Mail from a ministry' },
    ]);
  });
});

describe('names, types and sub-categories', () => {
  test.each([
    ['Czech Republic', 'CZE'],
    ['Czechia', 'CZE'],
    ['Turkey', 'TUR'],
    ['Turkiye', 'TUR'],
    ['EU (Commission and Council)', 'EU'],
    ['European Peace Facility', 'EPF'],
    ['European Investment Bank', 'EIB'],
  ])('%s is %s', async (name, donor) => {
    expect((await read({ ...VALUE_ROW, Countries: name })).pledge?.donor).toBe(donor);
  });

  test.each([
    ['Military ', 'military'],
    ['HUMANITARIAN', 'humanitarian'],
    ['financial', 'financial'],
  ])('the type %j is %s', async (type, category) => {
    expect((await read({ ...VALUE_ROW, 'Type of Aid General': type })).pledge?.category).toBe(category);
  });

  test.each([
    ['Financial', 'Loan', 'loan'],
    ['Financial', 'Swap-line', 'swap'],
    ['Financial', 'Guarantee', 'guarantee'],
    ['Humanitarian', 'Medicines', 'medical'],
    ['Humanitarian', 'Assistance', undefined],
    ['Military', 'Training', 'training'],
    ['Military', 'Training and Equipment', 'mixed'],
    ['Military', 'Military Equipment', 'equipment'],
  ])('%s, %s is %s', async (general, specific, subcategory) => {
    const row = { ...VALUE_ROW, 'Type of Aid General': general, 'Type of Aid Specific': specific };
    expect((await read(row)).pledge?.subcategory).toBe(subcategory);
  });

  test('arms take the sort of their items, and several sorts are mixed', async () => {
    const ammunition = { ...ITEM_ROW, 'Type of Item': 'Ammunition for heavy weapon', 'Sub-type of item': '105mm' };
    expect((await read(VALUE_ROW, ITEM_ROW)).pledge?.subcategory).toBe('artillery');
    expect((await read(VALUE_ROW, ammunition)).pledge?.subcategory).toBe('ammunition');
    expect((await read(VALUE_ROW, ITEM_ROW, ammunition)).pledge?.subcategory).toBe('mixed');
  });

  test.each([
    ['Anti-aircraft surface-to-air missile (SAM) system (long-range)', 'long_range'],
    ['Anti-aircraft surface-to-air missile (SAM) system (point-defense)', 'short_range'],
    ['MANPADS', 'manpads'],
    ['MANPADS ammunition', 'ammunition'],
    ['spare parts', 'spares'],
    ['overhaul/repair', 'maintenance'],
    ['Main Battle Tank (MBT)', 'armour'],
    ['Light Anti-armor Weapon (LAW)', 'small_arms'],
    ['Armoured Utility Vehicle (AUV)', 'armour'],
    ['Combat aircraft', 'aviation'],
    ['Patrol and coastal combatants', 'naval'],
  ])('an item of the sort %s is of the class %s', async (sort, of) => {
    const { transactions } = await read(VALUE_ROW, { ...ITEM_ROW, 'Sub-type of item': sort });
    expect(transactions.get('tx-committed')?.units).toMatchObject([{ class: of }]);
  });
});

describe('what is kept in spite of something is named', () => {
  test('a date in words', async () => {
    const reading = await read({ ...VALUE_ROW, [DATE]: 'unclear, 04/31' });
    expect(reading.pledge?.announced).toEqual({ precision: 'month', month: '2031-04' });
    expect(doubts(reading)).toEqual([[2, 'announcement_date', 'read as some day in 2031-04']]);
  });

  test('an item row of another day than the package, whose value row counts', async () => {
    const reading = await read({ ...ITEM_ROW, [DATE]: '2031-05-05' }, VALUE_ROW);
    expect(reading.transactions.get('tx-committed')?.when).toEqual({ precision: 'day', day: '2031-03-04' });
    expect(doubts(reading)).toEqual([[2, 'announcement_date', expect.stringContaining('line 3, says 2031-03-04')]]);
  });

  test('two value rows, which are both counted', async () => {
    const reading = await read(VALUE_ROW, VALUE_ROW, ITEM_ROW);
    expect([...reading.transactions].map(([record, { units }]) => [record, units?.length])).toEqual([
      ['tx-committed', 1],
      ['tx-committed-2', undefined],
    ]);
    expect(doubts(reading)).toEqual([[3, 'total_value_dummy', expect.stringContaining('both are counted')]]);
  });

  test('a package without a value row, which is a commitment of undisclosed value', async () => {
    const reading = await read(ITEM_ROW);
    expect(reading.transactions.get('tx-committed')?.value).toEqual({ known: 'undisclosed' });
    expect(doubts(reading)).toEqual([[2, 'total_value_dummy', expect.stringContaining('undisclosed')]]);
  });

  test('an amount on a row not marked as the value row, which is counted', async () => {
    const reading = await read(VALUE_ROW, { ...VALUE_ROW, 'Total ': '7', [DUMMY]: '0' });
    expect([...reading.transactions.keys()]).toEqual(['tx-committed', 'tx-committed-2']);
    expect(doubts(reading)).toContainEqual([3, 'total', expect.stringContaining('counted all the same')]);
  });

  test('dotted thousands', async () => {
    const reading = await read({ ...VALUE_ROW, 'Total ': '22.603.978' });
    expect(reading.transactions.get('tx-committed')?.value).toMatchObject({ money: { amount: '22603978' } });
    expect(doubts(reading)).toEqual([[2, 'total', 'read as 22603978']]);
  });

  test('a negative amount, which revalues what the package committed', async () => {
    const correction = {
      ...VALUE_ROW,
      [DATE]: '2031-02-02',
      'Total ': '-2000000',
      'Converted Value in EUR': '-1500000',
    };
    const reading = await read(correction, VALUE_ROW);
    expect(reading.transactions.get('tx-correction')).toMatchObject({
      type: 'revalued',
      applies_to: 'committed',
      value: { money: { amount: '-2000000', as_reported: { amount: '-1500000' } } },
    });
    expect(reading.transactions.get('tx-committed')?.value).toMatchObject({ money: { amount: '500000000' } });
    expect(reading.pledge?.announced).toEqual({ precision: 'day', day: '2031-03-04' });
    expect(doubts(reading)).toContainEqual([2, 'total', expect.stringContaining('revaluation')]);
  });

  test('a negative amount of a package that gives nothing it corrects, which counts all the same', async () => {
    const reading = await read({ ...VALUE_ROW, 'Total ': '-2000000', 'Converted Value in EUR': '-1500000' });
    expect(reading.transactions.get('tx-committed')).toMatchObject({
      value: { money: { amount: '0', currency: 'CAD' } },
      note: expect.stringContaining('correction only'),
    });
    expect(reading.transactions.get('tx-correction')).toMatchObject({ type: 'revalued', applies_to: 'committed' });
    expect(doubts(reading)).toEqual([[2, 'total', expect.stringContaining('the pledge carries a warning')]]);
  });

  test('a last row that may be cut off, since the file does not end with a line end', async () => {
    const { records, doubtful } = await readKiel(kielFile([VALUE_ROW]).subarray(0, -1));
    expect([records.length, doubtful]).toEqual([2, [{ line: 2, reason: expect.stringContaining('may be cut off') }]]);
  });

  test.each([
    ['dozens', 'not a whole number'],
    ['216.66', 'not a whole number'],
    ['7.725', 'decimal or thousands'],
  ])('a count of %s, which is kept as unknown', async (count, reason) => {
    const reading = await read(VALUE_ROW, { ...ITEM_ROW, [UNITS]: count });
    expect(reading.transactions.get('tx-committed')?.units).toEqual([
      { item: 'howitzer of no make', class: 'artillery', published_type: 'Weapons and equipment' },
    ]);
    expect(doubts(reading)).toEqual([[3, 'no_of_units', expect.stringContaining(reason)]]);
  });

  test('a value that a source gives and the publisher leaves out', async () => {
    const reading = await read({ ...VALUE_ROW, 'Total ': '', 'Monetary Value as Given by Source': '59300000' });
    expect(reading.transactions.get('tx-committed')?.value).toEqual({ known: 'undisclosed' });
    expect(doubts(reading)).toEqual([[2, 'monetary_value_as_given_by_source', expect.stringContaining('undisclosed')]]);
  });
});

describe('what cannot be understood is refused by line and column, and the rest is kept', () => {
  test.each([
    ['Total ', '12.5.7', 'total', 'two decimal points'],
    ['Total ', '22.603', 'total', 'thousands or a decimal'],
    ['Original Currency', 'XQQ', 'original_currency', 'ISO 4217'],
    ['Original Currency', '.', 'original_currency', 'ISO 4217'],
  ])('%s %s: the commitment is left out, the header stays', async (column, text, name, reason) => {
    const reading = await read({ ...VALUE_ROW, [column]: text });
    expect(reading.records.map(({ record }) => record)).toEqual(['header']);
    expect(refusals(reading)).toEqual([[2, name, expect.stringContaining(reason)]]);
    expect(reading.refused[0]?.value).toBe(text);
  });

  test.each([
    ['Countries', 'Atlantis', 'countries'],
    ['Type of Aid General', 'Moral', 'type_of_aid_general'],
    ['ID', 'US/M 2', 'id'],
    ['ID', '', 'id'],
  ])('%s %j: the package is left out, the next one is not', async (column, text, name) => {
    const reading = await read({ ...VALUE_ROW, [column]: text }, { ...VALUE_ROW, ID: 'CAM10' });
    expect(new Set(reading.records.map(({ stem }) => stem))).toEqual(new Set(['CAM10']));
    expect(reading.refused.map(({ line, column: named }) => [line, named])).toEqual([[2, name]]);
  });

  test('an unreadable conversion is left out, and the amount stays', async () => {
    const reading = await read({ ...VALUE_ROW, 'Converted Value in EUR': '1.2.3' });
    expect(reading.transactions.get('tx-committed')?.value).toEqual({
      known: 'money',
      money: { amount: '500000000', currency: 'CAD' },
    });
    expect(refusals(reading)).toEqual([[2, 'converted_value_in_eur', expect.stringContaining('conversion')]]);
  });

  test('a row of another donor than its package', async () => {
    const reading = await read(VALUE_ROW, { ...ITEM_ROW, Countries: 'Norway' });
    expect(reading.transactions.get('tx-committed')?.units).toBeUndefined();
    expect(refusals(reading)).toEqual([[3, 'countries', expect.stringContaining('says Canada')]]);
  });
});

describe('encodings, separators, locales and names of columns', () => {
  const rows = [VALUE_ROW, ITEM_ROW, { ...VALUE_ROW, ID: 'NOH1', Countries: 'Norway', [DATE]: 'until 12/20/2031' }];
  const utf16 = (text: string, bigEndian = false) => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    return bigEndian ? bytes.swap16() : bytes;
  };
  const said = async (bytes: Uint8Array) =>
    (await readKiel(bytes)).records.map(({ stem, record, body }) => ({ stem, record, body }));

  test.each([
    ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${kielText(rows)}`)],
    ['UTF-16LE', utf16(kielText(rows))],
    ['UTF-16BE', utf16(kielText(rows), true)],
    ['semicolons', kielFile(rows, undefined, ';')],
    ['tabs', kielFile(rows, undefined, '\t')],
    ['columns in another order', kielFile(rows, KIEL_COLUMNS.toReversed())],
    ['rows in another order', kielFile(rows.toReversed())],
  ])('%s say the same', async (_, bytes) => {
    const byName = <Named extends { stem: string; record: string }>(records: readonly Named[]) =>
      records.toSorted((a, b) => `${a.stem} ${a.record}`.localeCompare(`${b.stem} ${b.record}`));
    expect(byName(await said(bytes))).toEqual(byName(await said(kielFile(rows))));
  });

  test('a decimal comma says the same as a point', async () => {
    const comma = rows.map((row) => ({
      ...row,
      'Converted Value in EUR': (row['Converted Value in EUR'] ?? '').replace('.', ','),
    }));
    expect(await said(kielFile(comma, undefined, ';'))).toEqual(await said(kielFile(rows)));
  });

  test('columns of other names and columns beyond those known do no harm', async () => {
    const names: Readonly<Record<string, string>> = {
      Countries: 'countries',
      'Type of Aid General': 'Aid Type General',
      'Total ': 'Total',
    };
    const text = kielText(rows).replace(
      /^.*\n/,
      `${KIEL_COLUMNS.map((column) => `"${names[column] ?? column}"`).join(',')}\n`,
    );
    const more = text.replaceAll('\n', ',"x"\n').replace(',"x"\n', ',"Month Coding 7"\n');
    expect(await said(Buffer.from(more))).toEqual(await said(kielFile(rows)));
  });

  test('a workbook says the same, whatever sheets and titles stand before its table', async () => {
    const [header = [], ...fields] = kielGrid(rows);
    const numbers = new Set(['Total ', 'Converted Value in EUR', UNITS, DUMMY]);
    const table = fields.map((cells) =>
      cells.map((cell, index) => {
        if (cell === '2031-03-04 00:00:00') return { serialDay: 47911 };
        return numbers.has(header[index] ?? '') && /^\d/.test(cell) ? { number: cell } : cell;
      }),
    );
    const main = [['Ukraine Support Tracker'], [], header, [' '], ...table];
    const bytes = workbook({ Notes: [['Read me']], Main: main });
    expect(await said(bytes)).toEqual(await said(kielFile(rows)));
    const { doubtful, refused } = await readKiel(bytes);
    expect(refused).toEqual([]);
    expect(doubtful.map(({ line }) => line)).toEqual([7]);
  });

  test('a sheet that does not mark value rows has them where the amounts are', async () => {
    const unmarked = KIEL_COLUMNS.filter((column) => column !== DUMMY);
    expect(await said(kielFile(rows, unmarked))).toEqual(await said(kielFile(rows)));
    expect((await readKiel(kielFile([VALUE_ROW], unmarked))).doubtful).toEqual([]);
  });

  test('a number of a workbook keeps every digit that is stored', async () => {
    const [header = [], cells = []] = kielGrid([VALUE_ROW]);
    const exact = '349674802.433736612345';
    const row = cells.map((cell, index) => (header[index] === 'Converted Value in EUR' ? { number: exact } : cell));
    const { records } = await readKiel(workbook({ Main: [header, row] }));
    expect(records[1]?.body).toMatchObject({ value: { money: { as_reported: { amount: exact } } } });
  });
});

describe('a file that is not the main data sheet is refused whole', () => {
  const fault = async (bytes: Uint8Array) => {
    const error: unknown = await readKiel(bytes).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    return error instanceof ImportFileError ? error : undefined;
  };

  test('a missing column, by its name', async () => {
    const error = await fault(
      kielFile(
        [VALUE_ROW],
        KIEL_COLUMNS.filter((column) => column !== 'Original Currency'),
      ),
    );
    expect([error?.code, error?.column]).toEqual(['missing_column', 'original_currency']);
  });

  test('a workbook without such a sheet, by the sheets it has', async () => {
    const error = await fault(workbook({ 'Country Summary': [['Country', 'Total']] }));
    expect([error?.code, error?.message]).toEqual(['missing_column', expect.stringContaining('Country Summary')]);
  });

  test('a workbook cut off', async () => {
    const bytes = workbook({ Main: kielGrid([VALUE_ROW]) });
    expect((await fault(bytes.slice(0, bytes.length / 2)))?.code).toBe('truncated');
  });
});

test('in a part of a sheet a package without its value row is refused, so that it cannot undo the part that has it', async () => {
  const file = kielFile([ITEM_ROW]);
  const part = await readKiel(file, { partial: true });
  expect(part.records).toEqual([]);
  expect(part.refused).toMatchObject([{ line: 2, reason: expect.stringContaining('whole packages') }]);
  const whole = await readKiel(file);
  expect(whole.records.map(({ record }) => record)).toContain('header');
  expect(whole.refused).toEqual([]);
});
