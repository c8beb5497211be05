import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differingFigures, everyGrouping, launchedByRegion } from '../harness/figures.ts';
import { expectVerified, withStack } from '../harness/fresh-stack.ts';
import {
  hasSharedData,
  importStrikes,
  type RunningStack,
  runCw,
  scratchFolder,
  startStack,
  strikesFile,
  WHY_NO_DATA,
} from '../harness/stack.ts';
import { unknownAsZero } from '../harness/unknown-as-zero.ts';
import { askInterception, askWaves, launchedBehind, launchedByDay } from '../harness/waves.ts';
import { runKills } from '../kill/kill-run.ts';

const MINUTES = 60_000;

async function expectImported(stack: RunningStack, file: string, ...args: readonly string[]): Promise<void> {
  const { code, stderr, stdout } = await importStrikes(stack, file, ...args);
  expect(code, `${stdout}\n${stderr}`).toBe(0);
}

/** How much of the data is imported again in every way: all of it on `npm run check:real-data`, else each fourth row. */
const everyNthRow = process.env.REAL_DATA === 'whole' ? 1 : 4;
/** Less than an undisturbed import of that many rows takes, so that most kills fall into one. */
const killWithinMs = everyNthRow === 1 ? 9_000 : 2_500;

function writeRows(file: string, header: string, rows: readonly string[]): string {
  writeFileSync(file, `${[header, ...rows].join('\n')}\n`);
  return file;
}

function rowsOf(file: string): readonly [string, readonly string[]] {
  const [header = '', ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
  return [header, rows];
}

/** Rows of all years, weapons and claimants; the file itself where all of it is wanted. */
function partOfFile(folder: string): string {
  if (everyNthRow === 1) return strikesFile;
  const [header, rows] = rowsOf(strikesFile);
  const part = rows.filter((_, index) => index % everyNthRow === 0);
  return writeRows(join(folder, 'part.csv'), header, part);
}

/** The file's rows in two files, each with the header. */
function halves(file: string, folder: string): readonly [string, string] {
  const [header, rows] = rowsOf(file);
  const middle = Math.floor(rows.length / 2);
  return [
    writeRows(join(folder, 'first.csv'), header, rows.slice(0, middle)),
    writeRows(join(folder, 'second.csv'), header, rows.slice(middle)),
  ];
}

/** A later release, as they come: counts corrected, dates moved, a model renamed, rows removed, all in another order. */
function editedCopy(file: string, folder: string): string {
  const [header, rows] = rowsOf(file);
  const edited = rows.flatMap((row, index) => {
    if (index % 37 === 0) return [];
    if (index % 11 === 0) return [row.replace(/,(\d+)\.0,/, (_, count) => `,${Number(count) + 1}.0,`)];
    if (index % 23 === 0) return [row.replace(/^(\d{4}-\d{2}-)\d{2}([^,]*),\1\d{2}/, '$114$2,$115')];
    if (index % 29 === 0) return [row.replace('X-59/X-69', 'X-59')];
    return [row];
  });
  return writeRows(join(folder, 'edited.csv'), header, edited.reverse());
}

/** The median of 41 requests, their bodies read. */
async function medianMs(address: string): Promise<number | undefined> {
  const times: number[] = [];
  for (let round = 0; round < 41; round += 1) {
    const started = performance.now();
    await (await fetch(address)).text();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[20];
}

describe.skipIf(!hasSharedData)(`the imported strikes (skipped where ${WHY_NO_DATA})`, () => {
  const reference = scratchFolder();
  let whole: RunningStack;

  beforeAll(async () => {
    whole = await startStack(reference.folder);
    await expectImported(whole, strikesFile);
  }, 5 * MINUTES);

  afterAll(async () => {
    await whole.stop();
    reference.remove();
  });

  test('give the published figures beside the demo set, which they outrank, and verify finds nothing', async () => {
    expect(await differingFigures(whole.api)).toEqual([]);
    await expectVerified(whole);
  });

  test('by region re-add to the national total, of which about 95 % is no region’s; 9 July 2025 is not Volyn’s', async () => {
    const { rows, total, notes } = await launchedByRegion(whole.api);
    expect(total).toBe(74_898);
    expect(rows.get('UA')).toBe(71_082);
    const sum = [...rows.values()].reduce((added, launched) => added + launched, 0);
    expect(notes).toContain(`rows add up to more than the total, by ${sum - total} launched`);
    expect(notes).toContain("no region's: 71261 of 74898 (95.1 %)");
    const night = await launchedByRegion(whole.api, '&from=2025-07-09&to=2025-07-09');
    expect([...night.rows]).toEqual([['UA', 741]]);
    const hit = await launchedByRegion(whole.api, '&from=2025-07-09&to=2025-07-09&reported_hit=UA-07');
    expect([...hit.rows]).toEqual([['UA', 728]]);
  });

  test('show no zero where nothing is known, and nothing as unknown that is known', async () => {
    const { looked, wrong } = await unknownAsZero(whole.api);
    expect(wrong).toEqual([]);
    expect(looked).toBeGreaterThan(10_000);
  });

  test('importing the same file again changes nothing', async () => {
    const before = await everyGrouping(whole.api);
    const { stdout, code } = await importStrikes(whole, strikesFile);
    expect(code).toBe(0);
    expect(stdout).toMatch(/new\s+0\b/);
    expect(await everyGrouping(whole.api)).toEqual(before);
  });

  test('a view answers in under 50 ms at the median', { retry: 3 }, async () => {
    expect(await medianMs(`${whole.api}/v1/views/strikes?by=month&weapon=shahed`)).toBeLessThan(50);
  });

  test('29 December 2023 to 2 January 2024 is one wave of three days, and 29 December the largest day until then', async () => {
    const [wave, ...others] = (await askWaves(whole.api, '?from=2023-12-27&to=2024-01-10')).data;
    expect(others).toEqual([]);
    expect(wave).toMatchObject({
      ...{ first_day: '2023-12-29', last_day: '2024-01-02', days: 5, threshold_days: 3, open: false },
      ...{ salvos: 22, launched: 466, destroyed: 344 },
      until_then: { rank: 1, of: 3, percentile: 100 },
      to_date: { rank: 19, of: 33 },
      peak: {
        ...{ day: '2023-12-29', launched: 158 },
        until_then: { rank: 1, of: 237, percentile: 100 },
        to_date: { rank: 101, of: 878, percentile: 88.61 },
      },
    });
    expect(await launchedByDay(whole.api, '2023-12-29', '2024-01-02')).toEqual([158, 16, 49, 109, 134]);
    const launched = wave === undefined ? [] : await launchedBehind(whole.api, wave);
    expect([launched.length, launched.reduce((sum, count) => sum + count, 0)]).toEqual([22, 466]);
  });

  test('later years run together into waves of up to 74 days, and the answer says so', async () => {
    const answer = await askWaves(whole.api);
    expect(answer.data).toHaveLength(33);
    expect(Math.max(...answer.data.map(({ days }) => days))).toBe(74);
    expect(answer.definition.coverage).toMatchObject({
      uncertain_days: ['2024-02-12', '2024-02-27', '2024-02-28'],
      left_out: { reconnaissance: 91 },
    });
    expect(answer.definition.notes.join(' ')).toContain('the longest 74 (2025-10-03 to 2025-12-15)');
    const then = await askWaves(whole.api, '?as_of=2024-01-09');
    expect(then.data.at(-1)).toMatchObject({ last_day: '2024-01-02', to_date: { rank: 1, of: 3 } });
    const { stdout } = await runCw(['ask', 'waves', '--threshold', '500', '--endpoint', whole.api]).result;
    expect(stdout).toMatch(/2025-09-07.*823/);
  });

  test('the relative rule finds the same wave at New Year 2024, and the sweep says how waves depend on the rule', async () => {
    const relative = await askWaves(whole.api, '?rule=relative&quantile=95&gap=2');
    expect([relative.data.length, Math.max(...relative.data.map(({ days }) => days))]).toEqual([63, 21]);
    const wave = relative.data.find(({ first_day }) => first_day === '2023-12-29');
    expect(wave).toMatchObject({ last_day: '2024-01-02', launched: 466, peak: { launched: 158 } });
    expect(relative.definition.coverage).toMatchObject({ judged_days: 788 });
    const { sweep } = await askWaves(whole.api, '?sweep=yes');
    expect(sweep).toContainEqual(expect.objectContaining({ threshold: 200, gap: 2, waves: 37, longest: 13 }));
    expect(sweep).toContainEqual(expect.objectContaining({ threshold: 300, gap: 2, waves: 30, longest: 6 }));
  });

  test('interception comes with the intervals of nights, in segments, and is not compared across breaks', async () => {
    expect(await askInterception(whole.api, 'from=2025-10-01&to=2025-12-31&class=drone')).toMatchObject([
      {
        ...{ class: 'drone', segment: 'S3', launched: 15825, destroyed: 12881, lost: 32 },
        kinetic: { n: 15825, interval: { naive: {}, cluster: {} } },
      },
    ]);
    const [first, ...others] = await askInterception(whole.api, 'by=year&class=drone&from=2025-01-01');
    expect(first).toMatchObject({ segment: null, kinetic: { rate: null, reason: 'spans_break' } });
    expect(others.map(({ segment }) => segment)).toEqual(['S2', 'S3']);
    const args = ['ask', 'interception', '--from', '2023-01-01', '--to', '2023-12-31', '--class', 'cruise'];
    const asked = await runCw([...args, '--endpoint', whole.api]).result;
    expect(asked.stdout).toMatch(/cruise +S1 .* 934 +762 .*81\.6 % \(76\.5 to 85\.7 %\)/);
  });

  test('what followed each wave is asked of the command line too, and says where nothing can be seen', async () => {
    const { stdout, code } = await runCw(['ask', 'response', '--endpoint', whole.api]).result;
    expect(code, stdout).toBe(0);
    expect(stdout).toMatch(/2023-12-29 to 2024-01-02 +466 +\+1 \/ \+1 +\+2 \/ \+2 +\+8 \/ \+8 /);
    expect(stdout).toMatch(/convened: too few waves to test/);
  });

  test('the two registered reporting breaks are all that the check finds', async () => {
    const { code, stdout } = await runCw(['check', 'breaks', '--endpoint', whole.api]).result;
    expect(code, stdout).toBe(0);
    expect(stdout).toMatch(
      /^2024-10: .* registered as lost_appears\n2025-08: .* registered as lost_folded\n2 changes in 40 months, 0 /,
    );
  });

  test.each([
    '/v1/views/interception',
    '/v1/views/interception?by=class,month',
    '/v1/views/waves?rule=relative&sweep=yes',
    '/v1/views/response?rule=relative',
  ])('%s answers in under 50 ms at the median', { retry: 3 }, async (path) => {
    expect(await medianMs(`${whole.api}${path}`)).toBeLessThan(50);
  });

  test('a question on the command line prints the view as a table', async () => {
    const args = [
      'ask',
      'strikes',
      '--by',
      'month',
      '--weapon',
      'shahed',
      '--from',
      '2025-08-01',
      '--to',
      '2025-08-31',
    ];
    const { stdout, code } = await runCw([...args, '--endpoint', whole.api]).result;
    expect(code).toBe(0);
    expect(stdout).toMatch(/2025-08.*31.*4,?132.*3,?445/);
  });
});

describe.skipIf(!hasSharedData)(`strikes however they are imported (skipped where ${WHY_NO_DATA})`, () => {
  const reference = scratchFolder();
  let file: string;
  let stack: RunningStack;
  let expected: Readonly<Record<string, unknown>>;

  beforeAll(async () => {
    file = partOfFile(reference.folder);
    stack = await startStack(reference.folder, ['--empty']);
    await expectImported(stack, file);
    expected = await everyGrouping(stack.api);
  }, 5 * MINUTES);

  afterAll(async () => {
    await stack.stop();
    reference.remove();
  });

  test('are the same beside the demo set', { timeout: 5 * MINUTES }, async () => {
    await withStack([], async (beside) => {
      await expectImported(beside, file);
      expect(await everyGrouping(beside.api)).toEqual(expected);
    });
  });

  test('are the same when everything is delivered twice and shuffled', { timeout: 5 * MINUTES }, async () => {
    await withStack(['--empty', '--deliver-twice'], async (twice) => {
      await expectImported(twice, file);
      expect(await everyGrouping(twice.api)).toEqual(expected);
      await expectVerified(twice);
    });
  });

  test('are the same when imported in two halves, the later one first', { timeout: 5 * MINUTES }, async () => {
    await withStack(['--empty'], async (halved) => {
      const [first, second] = halves(file, reference.folder);
      await expectImported(halved, second, '--partial');
      await expectImported(halved, first, '--partial');
      expect(await everyGrouping(halved.api)).toEqual(expected);
      await expectVerified(halved);
    });
  });

  test('survive kill -9 at random moments of the import', { timeout: 5 * MINUTES }, async () => {
    let checked = 0;
    const check = async (survivor: RunningStack) => {
      await expectVerified(survivor);
      expect(await everyGrouping(survivor.api)).toEqual(expected);
      checked += 1;
    };
    await runKills({ kills: 2, seed: 7, file, withinMs: killWithinMs, log: () => {}, check });
    expect(checked).toBeGreaterThan(0);
  });

  // The last, since it changes what the others compare with.
  test('an edited copy over them equals that copy alone', { timeout: 5 * MINUTES }, async () => {
    const edited = editedCopy(file, reference.folder);
    let alone: unknown;
    await withStack(['--empty'], async (fresh) => {
      await expectImported(fresh, edited);
      alone = await everyGrouping(fresh.api);
    });
    expect(alone).not.toEqual(expected);
    const careful = await importStrikes(stack, edited);
    if (careful.code === 3) await expectImported(stack, edited, '--yes');
    expect(await everyGrouping(stack.api)).toEqual(alone);
    await expectVerified(stack);
  });
});
