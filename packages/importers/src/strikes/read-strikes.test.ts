import { strikeSchema } from '@counterweight/domain/kinds';
import { daySchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import { ALL_COLUMNS, NINE_COLUMNS, ROW, type StrikeRow, strikeFile } from '../../test/strike-file.ts';
import { readStrikes } from './read-strikes.ts';

const readRows = (...rows: StrikeRow[]) => readStrikes(strikeFile(rows));

function readRow(change: StrikeRow) {
  const reading = readRows({ ...ROW, ...change });
  return { ...reading, strike: strikeSchema.parse(reading.records[0]?.body), sources: reading.records[0]?.sources };
}

test('a plain row is a strike in Kyiv time, with what it leaves blank left out', () => {
  const { strike, sources, refused, doubtful } = readRow({});
  expect(strike).toEqual({
    window: { start: '2031-03-04T18:00', end: '2031-03-05T07:30', zone: 'Europe/Kyiv' },
    claimant: 'ua-air-force',
    weapons: [{ name: 'Shahed-136/131' }],
    counts: { launched: 20, destroyed: 15 },
    aimed_at: [{ precision: 'country', country: 'UA' }],
  });
  expect(sources).toEqual([{ publisher: 'Air Force of Ukraine', title: 'Report of the salvo (kpszsu/posts/1)' }]);
  expect([refused, doubtful]).toEqual([[], []]);
});

describe('both schemas, any order, either delimiter', () => {
  const rows = [ROW, { ...ROW, model: 'Молнія', carrier: 'Tu-95MS and Navy' }];
  const expected = readStrikes(strikeFile(rows)).records;

  test.each([
    ['the nine columns of older releases', strikeFile(rows, NINE_COLUMNS)],
    ['columns in another order', strikeFile(rows, ALL_COLUMNS.toReversed())],
    ['semicolons', strikeFile(rows, ALL_COLUMNS, ';')],
    ['UTF-16', Buffer.from(`\ufeff${strikeFile(rows).toString()}`, 'utf16le')],
    ['CRLF', Buffer.from(strikeFile(rows).toString().replaceAll('\n', '\r\n'))],
  ])('%s give the same records', (_, bytes) => {
    expect(readStrikes(bytes).records).toEqual(expected);
  });
});

describe('what a row says beyond its counts', () => {
  test('lost and airborne have columns of their own; hits and debris are places, not objects', () => {
    const { strike } = readRow({
      ...{ not_reach_goal: '3.0', still_attacking: '1.0', num_hit_location: '2.0', num_fall_fragment_location: '0.0' },
    });
    expect(strike.counts).toEqual({ launched: 20, destroyed: 15, lost: 3, airborne: 1 });
    expect(strike).toMatchObject({ hit_locations: 2, debris_locations: 0 });
  });

  test('details in Python text become parts, those not known left out', () => {
    const { strike } = readRow({
      destroyed_details: "{'south': 9, 'east': NaN}",
      launched_details: "{'Kalibr': 2.0}",
      border_crossing: "{'belarus': 2.0, 'russia': 1.0}",
      is_shahed: '12.0',
      turbojet: '4.0',
      turbojet_destroyed: '3.0',
    });
    expect(strike.breakdown).toEqual([
      { by: 'weapon', name: 'Kalibr', measure: 'launched', count: 2 },
      { by: 'zone', name: 'south', measure: 'destroyed', count: 9 },
      { by: 'border', name: 'belarus', measure: 'left', count: 2 },
      { by: 'border', name: 'russia', measure: 'left', count: 1 },
      { by: 'of_which', name: 'Shahed', measure: 'launched', count: 12 },
      { by: 'of_which', name: 'turbojet', measure: 'launched', count: 4 },
      { by: 'of_which', name: 'turbojet', measure: 'destroyed', count: 3 },
    ]);
  });

  test('how many left is the sum over the borders, and unknown where a part of it is', () => {
    expect(readRow({ border_crossing: "{'belarus': 2.0, 'russia': 1.0}" }).strike.counts.left).toBe(3);
    expect(readRow({ border_crossing: "{'belarus': 2.0, 'russia': NaN}" }).strike.counts.left).toBeUndefined();
    expect(readRow({ border_crossing: '{}' }).strike.counts.left).toBeUndefined();
  });

  test('a detail that cannot be read is left out and named; the row stays', () => {
    const { strike, doubtful } = readRow({ destroyed_details: "{'south': -1}" });
    expect(strike.breakdown).toBeUndefined();
    expect(doubtful).toMatchObject([{ line: 2, column: 'destroyed_details', value: "{'south': -1}" }]);
  });

  test('several weapons stay one salvo; a slash joins no two', () => {
    const { strike } = readRow({ model: 'X-101/X-555 and Kalibr and X-59/X-69' });
    expect(strike.weapons).toEqual([{ name: 'X-101/X-555' }, { name: 'Kalibr' }, { name: 'X-59/X-69' }]);
  });

  test('launch places keep the comma inside an item, and a stray "and" is no place', () => {
    const { strike } = readRow({
      launch_place: 'and Primorsko-Akhtarsk and Chauda, Crimea',
      carrier: '4 x MiG-31K and Navy',
    });
    expect(strike.launched_from).toEqual(['Primorsko-Akhtarsk', 'Chauda, Crimea']);
    expect(strike.carriers).toEqual(['4 x MiG-31K', 'Navy']);
  });

  test('targets are aimed at; the main target and affected regions are reported hit, the same place once', () => {
    const { strike } = readRow({
      target: 'Kyiv oblast and Odesa oblast and Kyiv oblast',
      target_main: 'Odesa oblast',
      'affected region': "['Sumy oblast', 'Kyiv', 'Odesa oblast']",
    });
    expect(strike.aimed_at?.map((place) => 'region' in place && place.region)).toEqual(['UA-32', 'UA-51']);
    expect(strike.reported_hit?.map((place) => 'region' in place && place.region)).toEqual(['UA-51', 'UA-59', 'UA-30']);
  });

  test('a main target is not where all was aimed: of a row without a target it is unknown', () => {
    const { strike } = readRow({ target: '', target_main: 'Lutsk' });
    expect(strike.aimed_at).toBeUndefined();
    expect(strike.reported_hit).toMatchObject([{ precision: 'settlement', region: 'UA-07' }]);
  });

  test('which weapon came from where is kept in words', () => {
    const { strike } = readRow({ launch_place_details: "{ 'Kalibr': 'Black Sea', 'X-101/X-555': 'Caspian Sea' }" });
    expect(strike.note).toBe('Kalibr launched from Black Sea; X-101/X-555 launched from Caspian Sea');
  });

  test('a town is withheld for thirty days after the window ends, or as many as asked for', () => {
    const bytes = strikeFile([{ ...ROW, target: 'Kremenchuk' }]);
    expect(readStrikes(bytes).records[0]?.body).toMatchObject({ aimed_at: [{ publish_after: '2031-04-04' }] });
    const soon = readStrikes(bytes, { withholdPlacesDays: 2 });
    expect(soon.records[0]?.body).toMatchObject({ aimed_at: [{ publish_after: '2031-03-07' }] });
  });

  test('the claimant is found anywhere in the source, and a whole address is a link', () => {
    const { strike, sources } = readRow({ source: 'https://t.me/kpszsu/12' });
    expect(strike.claimant).toBe('ua-air-force');
    expect(sources).toEqual([
      { publisher: 'Air Force of Ukraine', title: 'Report of the salvo', url: 'https://t.me/kpszsu/12' },
    ]);
  });
});

describe('a row that is kept in spite of something', () => {
  test.each([
    [{ destroyed: '21.0' }, 'destroyed', /more destroyed \(21\) than launched \(20\)/],
    [{ model: 'Banshee-9' }, 'model', /no weapon we know/],
    [{ source: 'watch/?v=1' }, 'source', /no claimant we know/],
    [{ 'affected region': "['Lutsk oblast']" }, 'affected_region', /Lutsk oblast/],
    [{ launched: '1.234' }, 'launched', /read as 1234/],
  ])('%j is doubtful', (change, column, reason) => {
    const { records, doubtful } = readRows({ ...ROW, ...change });
    expect(records).toHaveLength(1);
    expect(doubtful).toEqual([expect.objectContaining({ line: 2, column, reason: expect.stringMatching(reason) })]);
  });

  test('a row that repeats another in all it says is a report of its own, and is named', () => {
    const { records, doubtful } = readRows(ROW, ROW, { ...ROW, launched: '21.0' });
    expect(records).toHaveLength(3);
    expect(doubtful).toMatchObject([{ line: 3, reason: expect.stringContaining('line 2') }]);
  });

  test('a file without a last line end may be cut off in its last field, which is said of its last row', () => {
    const { records, doubtful } = readStrikes(strikeFile([ROW, { ...ROW, model: 'Kalibr' }]).subarray(0, -1));
    expect(records).toHaveLength(2);
    expect(doubtful).toMatchObject([{ line: 3, reason: expect.stringContaining('may be cut off') }]);
  });

  test('a salvo in the future is asked about, and says nothing of how far the file reaches', () => {
    const bytes = strikeFile([ROW, { ...ROW, time_start: '2130-03-04', time_end: '2130-03-05' }]);
    const { records, doubtful, questions, lastDay } = readStrikes(bytes, { today: daySchema.parse('2031-03-04') });
    expect([records.length, lastDay]).toEqual([2, '2031-03-05']);
    expect(doubtful).toMatchObject([{ line: 3, column: 'time_end', reason: expect.stringContaining('future') }]);
    expect(questions).toEqual([expect.stringMatching(/in the future: 1, .* line 3 \(2130-03-05\)/)]);
  });

  test('one thousand and one are told apart by the other counts of the file', () => {
    const rows = Array.from({ length: 5 }, (_, index) => ({ ...ROW, launched: `${index + 20}.0` }));
    const { records, refused, remarks } = readRows(...rows, { ...ROW, launched: '1,234', destroyed: '1.000' });
    expect([refused, records.at(-1)?.body.counts]).toEqual([[], { launched: 1234, destroyed: 1 }]);
    expect(remarks).toEqual([expect.stringMatching(/^2 numbers such as 1,234 .* read as 1234$/)]);
  });
});

describe('a row that is refused names its line, its column and why', () => {
  test.each([
    [{ launched: '-1.0' }, 'launched', /negative/],
    [{ destroyed: '1.5' }, 'destroyed', /whole/],
    [{ is_shahed: 'yes' }, 'is_shahed', /whole/],
    [{ num_hit_location: '-2' }, 'num_hit_location', /negative/],
    [{ time_start: '2031-02-30' }, 'time_start', /no such day/],
    [{ time_end: '' }, 'time_end', /not a date/],
    [{ time_end: '2031-03-03' }, 'time_end', /ends before it starts/],
    [{ model: '' }, 'model', /no weapon/],
  ])('%j', (change, column, reason) => {
    const { records, refused, rows } = readRows(ROW, { ...ROW, ...change }, { ...ROW, source: 'kpszsu/posts/2' });
    expect(rows).toBe(3);
    expect(records.map(({ line }) => line)).toEqual([2, 4]);
    expect(refused.map((note) => [note.line, note.column])).toContainEqual([3, column]);
    expect(refused[0]?.reason).toMatch(reason);
  });

  test('every fault of a row is named, not only the first', () => {
    const { refused } = readRows({ ...ROW, time_start: 'soon', launched: '-1', destroyed: 'x' });
    expect(refused.map(({ column }) => column)).toEqual(['time_start', 'launched', 'destroyed']);
  });
});

describe('the key', () => {
  const stemOf = (change: StrikeRow) => readRow(change).records[0]?.stem;

  test('is the same for another spelling of the same minute, for blanks around a value and for other counts', () => {
    const stem = stemOf({ time_end: '2031-03-05 03:30' });
    expect(stemOf({ time_end: '2031-03-05 3:30 ' })).toBe(stem);
    expect(stemOf({ time_end: '2031-03-05 03:30', model: ' Shahed-136/131 ', launched: '21.0', is_shahed: '3' })).toBe(
      stem,
    );
  });

  test.each<StrikeRow>([
    { time_start: '2031-03-04 18:01' },
    { time_end: '2031-03-05' },
    { model: 'Shahed' },
    { launch_place: 'Crimea' },
    { target: 'south' },
    { source: 'kpszsu/posts/2' },
  ])('differs with %j', (change) => {
    expect(stemOf(change)).not.toBe(stemOf({}));
  });

  test('is readable beside its hash', () => {
    expect(readRow({}).records[0]).toMatchObject({
      stem: expect.stringMatching(/^s-[0-9a-f]{20}$/),
      key: '2031-03-04T18:00 | 2031-03-05T07:30 | Shahed-136/131 |  | Ukraine | kpszsu/posts/1',
    });
  });
});

describe('columns', () => {
  test('that are not known are listed, and the rest is read', () => {
    const { records, unread } = readStrikes(strikeFile([ROW], [...ALL_COLUMNS, 'Weather']));
    expect([records.length, unread]).toEqual([1, ['Weather']]);
  });

  test('that may change what a count means stop the whole file', () => {
    const bytes = strikeFile([ROW], [...ALL_COLUMNS, 'status']);
    expect(() => readStrikes(bytes)).toThrow(expect.objectContaining({ code: 'changes_meaning', column: 'status' }));
  });
});

describe('a file of another kind is called by its name', () => {
  test.each([
    ['PK\u0003\u0004 xl/workbook.xml', /workbook \(XLSX\).*as CSV/],
    ['PK\u0003\u0004 a.csv', /zip archive.*: unpack/],
    ['%PDF-1.7', /PDF/],
    ['<!DOCTYPE html><html>', /web page/],
    ['[{"time_start": "2031-01-01"}]', /JSON/],
    ['time_start|time_end|model\n2031-01-01|2031-01-02|X\n', /told apart by \|/],
    ['time_start:time_end\n', /missing "time_start"/],
    ['id,countries,announcement_date\nA,B,C\n', /looks like the support tracker/],
  ])('%j', (text, message) => {
    expect(() => readStrikes(Buffer.from(text))).toThrow(message);
  });

  test('that is too large is refused at once, with how to raise the limit', () => {
    const limits = { megabytes: 1, rows: 3 };
    expect(() => readStrikes(new Uint8Array(3 * 1024 * 1024), { limits })).toThrow(/3 MB.*--max-mb 3/);
    expect(() => readStrikes(strikeFile([ROW, ROW, ROW, ROW]), { limits })).toThrow(/more than 3 rows.*--max-rows/);
  });
});
