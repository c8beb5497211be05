import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { importInto, publisherToken, type RunningStack, scratchFolder, startStack } from '../harness/stack.ts';
import { supportRows } from '../harness/support-figures.ts';

const SOURCE = 'a-desk';
const sources = [{ publisher: 'A desk', title: 'A report' }];
const header = { donor: 'USA', title: 'A package', category: 'military', new_money: 'yes' };

function event(id: string, type: string, data: Readonly<Record<string, unknown>>) {
  const full = { revision: 1, sources, ...data };
  return { specversion: '1.0', id, source: SOURCE, type: `counterweight.${type}.v1`, data: full };
}

function announced(local: string, change: Readonly<Record<string, unknown>> = {}) {
  return event(`${local}.header`, 'pledge.announced', {
    entity: `${SOURCE}:${local}`,
    pledge: { ...header, ...change },
  });
}

function recorded(local: string, id: string, change: Readonly<Record<string, unknown>> = {}) {
  const transaction = { type: 'committed', when: { precision: 'day', day: '2022-03-01' }, value: money('100') };
  return event(`${local}.${id}`, 'pledge.transaction_recorded', {
    entity: `${SOURCE}:${local}`,
    transaction_id: id,
    transaction: { ...transaction, ...change },
  });
}

function money(amount: string, currency = 'USD') {
  return { known: 'money', money: { amount, currency } };
}

const resultsSchema = z.object({
  results: z.array(
    z.object({ status: z.string(), errors: z.array(z.object({ field: z.string(), message: z.string() })).optional() }),
  ),
});
const pledgeSchema = z.object({
  data: z.object({
    status: z.string(),
    awaiting_header: z.boolean(),
    warnings: z.array(z.object({ code: z.string() })),
    seq: z.number(),
  }),
});

describe('pledges as events', () => {
  const scratch = scratchFolder();
  let stack: RunningStack;

  beforeAll(async () => {
    stack = await startStack(scratch.folder);
  });

  afterAll(async () => {
    await stack.stop();
    scratch.remove();
  });

  async function send(...events: readonly unknown[]) {
    const response = await fetch(`${stack.api}/v1/events`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${publisherToken(stack.dataDir)}`,
        'content-type': 'application/x-ndjson',
      },
      body: events.map((each) => JSON.stringify(each)).join('\n'),
    });
    return resultsSchema.parse(await response.json()).results;
  }

  async function pledge(entity: string) {
    const response = await fetch(`${stack.api}/v1/pledges/${entity}`);
    return response.ok ? pledgeSchema.parse(await response.json()).data : undefined;
  }

  test('what cannot be understood is refused by the name of its field', async () => {
    const results = await send(
      recorded('a', 't', { value: money('100', 'XYQ') }),
      recorded('a', 't', { value: money('1.000.50') }),
      recorded('a', 't', { type: 'revalued' }),
      announced('a', { part_of: `${SOURCE}:a` }),
      event('r', 'rate.published', {
        entity: `${SOURCE}:2022-03-01`,
        rate: { day: '2022-03-01', base: 'EUR', rates: { USD: '0' } },
      }),
    );
    expect(results.map(({ status, errors }) => [status, errors?.[0]?.field])).toEqual([
      ['refused', 'data.transaction.value.money.currency'],
      ['refused', 'data.transaction.value.money.amount'],
      ['refused', 'data.transaction.applies_to'],
      ['refused', 'data.pledge.part_of'],
      ['refused', 'data.rate.rates.USD'],
    ]);
  });

  test('what is odd is recorded and said: too large an adjustment, no header, umbrellas in a circle', async () => {
    const results = await send(
      announced('odd'),
      recorded('odd', 't1'),
      recorded('odd', 't2', { type: 'reduced', applies_to: 't1', value: money('-150') }),
      recorded('headless', 't1'),
      announced('c1', { part_of: `${SOURCE}:c2` }),
      announced('c2', { part_of: `${SOURCE}:c1` }),
      recorded('c1', 't1'),
      recorded('c2', 't1'),
    );
    expect(results.map(({ status }) => status)).toEqual(results.map(() => 'taken'));
    const odd = async () => (await pledge(`${SOURCE}:odd`))?.warnings.map(({ code }) => code);
    await expect.poll(odd, { timeout: 20_000 }).toEqual(['exceeds_target']);
    await expect
      .poll(() => pledge(`${SOURCE}:headless`), { timeout: 20_000 })
      .toMatchObject({ status: 'awaiting_header', awaiting_header: true });
    const counted = async () => (await supportRows(stack.api, `by=stage&source=${SOURCE}`))[0]?.native;
    await expect.poll(counted, { timeout: 20_000 }).toEqual({ USD: '150' });
    const answer: unknown = await (await fetch(`${stack.api}/v1/views/support?source=${SOURCE}`)).json();
    expect(answer).toMatchObject({ definition: { umbrellas: { cycles: [`${SOURCE}:c1`, `${SOURCE}:c2`] } } });
  });

  /** Of the demo set: the grid package of November 2022 and the drawdown of December 2023. */
  async function committedByAmerica() {
    const question = 'by=category&source=counterweight-demo&stage=committed&donor=USA';
    const months = ['from=2022-11-01&to=2022-11-30', 'from=2023-12-01&to=2023-12-31'];
    return (await Promise.all(months.map((month) => supportRows(stack.api, `${question}&${month}`)))).flat();
  }

  test('money stands in its own currency until a rate arrives, then converted without being projected again', async () => {
    const before = await pledge('counterweight-demo:usa-grid-2022-11-29');
    expect(await committedByAmerica()).toMatchObject([
      { category: 'energy', amount: null, native: { USD: '53000000' }, unconverted: { transactions: 1 } },
      { category: 'military', amount: null, native: { USD: '250000000' }, unconverted: { transactions: 1 } },
    ]);
    const file = join(scratch.folder, 'rates.csv');
    writeFileSync(file, 'Date,USD,\n2023-12-27,1.25,\n2022-11-29,1.0,\n');
    expect((await importInto(stack, 'rates', file)).code).toBe(0);
    expect(await committedByAmerica()).toMatchObject([
      { category: 'energy', amount: '53000000.00', unconverted: { transactions: 0 } },
      { category: 'military', amount: '200000000.00', unconverted: { transactions: 0 } },
    ]);
    expect((await pledge('counterweight-demo:usa-grid-2022-11-29'))?.seq).toBe(before?.seq);
  });

  test('a rates file without its dates, or with a rate of zero, says so and loses nothing', async () => {
    const file = join(scratch.folder, 'wrong.csv');
    writeFileSync(file, 'USD,\n1.25,\n');
    const undated = await importInto(stack, 'rates', file);
    expect([undated.code, undated.stderr]).toEqual([1, expect.stringContaining('missing "DATE"')]);
    writeFileSync(file, 'Date,USD,GBP,\n2023-12-27,1.25,0,\n2022-11-29,1.0,0.8,\n');
    const zero = await importInto(stack, 'rates', file);
    expect(zero.stdout).toMatch(/line 2, GBP: a rate is above zero/);
    expect(await committedByAmerica()).toMatchObject([{ amount: '53000000.00' }, { amount: '200000000.00' }]);
  });
});
