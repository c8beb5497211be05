import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conversionOfArms } from '../harness/conversion-figures.ts';
import { expectVerified, withStack } from '../harness/fresh-stack.ts';
import {
  hasSharedData,
  importInto,
  kielFile,
  type RunningStack,
  ratesFile,
  runCw,
  scratchFolder,
  startStack,
  WHY_NO_DATA,
} from '../harness/stack.ts';

import {
  currencyDifferences,
  differingSupport,
  everySupport,
  explainedTotal,
  reportedByPrecision,
} from '../harness/support-figures.ts';
import { unknownAsZero } from '../harness/unknown-as-zero.ts';

const MINUTES = 60_000;
/** Rows that cannot be read are named and the rest is imported: exit code 4 is an import too. */
const IMPORTED = [0, 4];

async function imported(stack: RunningStack, sort: 'kiel' | 'rates', file: string, ...args: readonly string[]) {
  const { code, stdout, stderr } = await importInto(stack, sort, file, ...args);
  expect(IMPORTED, `${stdout}\n${stderr}`).toContain(code);
  return { stdout };
}

/** Stacks that import a reordered sheet: the harder one, and on `npm run check:real-data` the plain one as well. */
const REORDERED: [string, readonly string[]][] = [
  ['a stack with the demo set, in which everything is delivered twice and shuffled', ['--deliver-twice']],
  ...(process.env.REAL_DATA === 'whole'
    ? [['a stack without', ['--empty']] satisfies [string, readonly string[]]]
    : []),
];

/** The sheet with its rows in another order; a row may span lines, inside quotes. */
function reordered(folder: string): string {
  const records: string[] = [];
  let open = '';
  for (const line of new TextDecoder('utf-16le').decode(readFileSync(kielFile)).split('\n')) {
    open = open === '' ? line : `${open}\n${line}`;
    if (open.split('"').length % 2 === 0) continue;
    if (open !== '') records.push(open);
    open = '';
  }
  const [header = '', ...rows] = records;
  const file = join(folder, 'reordered.csv');
  writeFileSync(file, `${[header, ...rows.reverse()].join('\n')}\n`);
  return file;
}

describe.skipIf(!hasSharedData)(`the imported pledges (skipped where ${WHY_NO_DATA})`, () => {
  const reference = scratchFolder();
  let whole: RunningStack;
  let expected: Readonly<Record<string, unknown>>;

  beforeAll(async () => {
    whole = await startStack(reference.folder, ['--empty']);
    await imported(whole, 'rates', ratesFile);
    await imported(whole, 'kiel', kielFile);
    expected = await everySupport(whole.api);
  }, 5 * MINUTES);

  afterAll(async () => {
    await whole.stop();
    reference.remove();
  });

  test("add up to the publisher's figures as reported, and verify finds nothing", async () => {
    expect(await differingSupport(whole.api)).toEqual([]);
    await expectVerified(whole);
  });

  test('show no zero where nothing is known, and nothing as unknown that is known', async () => {
    const { looked, wrong } = await unknownAsZero(whole.api);
    expect(wrong).toEqual([]);
    expect(looked).toBeGreaterThan(500);
  });

  test('differ from the publisher by its one rate per currency, and by no more', { timeout: MINUTES }, async () => {
    const { USD, GBP, NOK, CAD, all } = await currencyDifferences(whole.api);
    expect({ USD, GBP, NOK, CAD, all }).toEqual({ USD: '-0.2', GBP: '1.9', NOK: '-1.1', CAD: '4.3', all: '0.1' });
  });

  test('keep dates as precise as the sheet gives them: days, months, and intervals that count as undated', async () => {
    const billions = { day: '138.836', month: '0.454', unknown: '4.343' };
    expect(await reportedByPrecision(whole.api)).toEqual(billions);
  });

  test("a number's explanation adds up to it, to the cent", async () => {
    const { total, entries } = await explainedTotal(whole.api, 'by=category&stage=committed&donor=USA,POL');
    expect(entries).toBe(total);
  });

  test('importing both files again changes nothing', { timeout: MINUTES }, async () => {
    for (const [sort, file] of [
      ['kiel', kielFile],
      ['rates', ratesFile],
    ] as const) {
      const { stdout } = await imported(whole, sort, file);
      expect(stdout).toMatch(/new +0\n +changed +0\n +gone +0\n/);
    }
    expect(await everySupport(whole.api)).toEqual(expected);
  });

  test.each([
    '/v1/views/support?by=donor,category&stage=committed',
    '/v1/views/conversion?by=class,cohort',
    '/v1/views/conversion?by=cohort,donor',
  ])('%s answers in under 50 ms at the median', { retry: 3 }, async (path) => {
    const times: number[] = [];
    for (let round = 0; round < 41; round += 1) {
      const started = performance.now();
      await (await fetch(`${whole.api}${path}`)).text();
      times.push(performance.now() - started);
    }
    expect(times.sort((a, b) => a - b)[20]).toBeLessThan(50);
  });

  test('of 441 arms with a number 309 came whole of 347 known: .890, from .701 to .914 of all, line by line', async () => {
    const { total, lines } = await conversionOfArms(whole.api);
    expect(total).toMatchObject({ lines: 660, counted: 441, delivered: 309, partly: 17, none: 21, unknown: 94 });
    const { delivered, low, high } = total.share;
    expect([delivered, low, high].map((each) => each.toFixed(3))).toEqual(['0.890', '0.701', '0.914']);
    expect(Object.fromEntries(lines)).toEqual({ delivered: 309, partly: 17, none: 21, unknown: 94, uncounted: 219 });
    const args = ['ask', 'conversion', '--published-type', 'Weapons and equipment', '--endpoint', whole.api];
    const { stdout, code } = await runCw(args).result;
    expect([code, stdout]).toEqual([0, expect.stringMatching(/all .* 89\.0 % \(67\.9 to 96\.9 %\) +70\.1 to 91\.4 %/)]);
  });

  test.each(REORDERED)(
    'give the same views imported from a reordered sheet, before the rates, by %s',
    {
      timeout: 5 * MINUTES,
    },
    async (_, args) => {
      await withStack(args, async (stack) => {
        const scratch = scratchFolder();
        await imported(stack, 'kiel', reordered(scratch.folder));
        scratch.remove();
        await imported(stack, 'rates', ratesFile);
        expect(await everySupport(stack.api)).toEqual(expected);
        const again = await imported(stack, 'kiel', kielFile);
        expect(again.stdout).toMatch(/new +0\n +changed +0\n +gone +0\n/);
        await expectVerified(stack);
      });
    },
  );

  test('a question on the command line prints the view as a table', async () => {
    const args = ['ask', 'support', '--by', 'donor,category', '--stage', 'committed', '--fx', 'as_reported'];
    const { stdout, code } = await runCw([...args, '--endpoint', whole.api]).result;
    expect(code).toBe(0);
    expect(stdout).toMatch(/USA.*military.*44,338,095,238\.10/);
  });
});
