import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { answerSupport } from '@counterweight/domain/answers';
import {
  foldPledge,
  pledgeAnnouncedSchema,
  type RecordContent,
  rateRows,
  ratesIn,
  supportView,
  transactionRecordedSchema,
} from '@counterweight/domain/kinds';
import type { StoredRow } from '@counterweight/domain/rows';
import {
  type Decimal,
  daySchema,
  decimalSchema,
  entityIdSchema,
  type FxPolicy,
  fixedText,
  recordIdSchema,
  revisionSchema,
} from '@counterweight/domain/values';
import { expect, test } from 'vitest';

const page = readFileSync(fileURLToPath(new URL('../../docs/definitions.md', import.meta.url)), 'utf8');

/** The body rows of an example's table, each by column. */
function exampleRows(name: string): readonly Readonly<Record<string, string>>[] {
  const block = new RegExp(`<!-- example:${name} -->\n([\\s\\S]*?)\n<!-- /example -->`).exec(page)?.[1] ?? '';
  const lines = block.split('\n').map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const [columns = [], , ...rows] = lines;
  return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? ''])));
}

const revision = revisionSchema.parse(1);
const sources = [{ publisher: 'An example', title: 'An example' }];

function recordsOf(pledge: string, rows: readonly Readonly<Record<string, string>>[]): readonly RecordContent[] {
  const entity = `desk:${pledge}`;
  const { donor, 'part of': umbrella } = rows[0] ?? {};
  const header = { donor, title: pledge, category: 'military', new_money: 'unknown' };
  const partOf = umbrella === '' ? {} : { part_of: `desk:${umbrella}` };
  const announced = pledgeAnnouncedSchema.parse({ entity, revision, sources, pledge: { ...header, ...partOf } });
  const transactions = rows.map((row, index) =>
    transactionRecordedSchema.parse({
      entity,
      revision,
      sources,
      transaction_id: `t${index}`,
      transaction: bodyOf(row),
    }),
  );
  const live = (record: string, data: unknown): RecordContent => {
    return { record: recordIdSchema.parse(record), revision, status: 'live', data };
  };
  return [live('header', announced), ...transactions.map((data) => live(`tx-${data.transaction_id}`, data))];
}

function bodyOf({
  transaction: type,
  date = '',
  value = '',
  'as reported': reported = '',
}: Readonly<Record<string, string>>) {
  const precision = date === 'undated' ? 'undated' : date.length === 7 ? 'month' : 'day';
  const when = precision === 'undated' ? { precision } : { precision, [precision]: date };
  if (value === 'undisclosed') return { type, when, value: { known: value } };
  const own = reported === '' ? {} : { as_reported: amountOf(reported) };
  return { type, when, value: { known: 'money', money: { ...amountOf(value), ...own } } };
}

function amountOf(text: string) {
  const [amount, currency] = text.split(' ');
  return { amount, currency };
}

const rate = (day: string, currency: string, text: string): StoredRow =>
  rateRows.write({
    ...{ axis: 'day', day: daySchema.parse(day), source: 'rates', currency },
    measures: { rate: decimalSchema.parse(text) },
  });
const rates = ratesIn(
  [rate('2024-01-05', 'USD', '1.1'), rate('2024-01-05', 'NOK', '11.5'), rate('2024-01-31', 'USD', '1.08')],
  ['rates'],
);

const amountText = (amount: Decimal | null = null) => (amount === null ? '' : fixedText(amount, 2));

/** The example's answer, as the page's table has it. */
function computedRows(): readonly Readonly<Record<string, string>>[] {
  const pledges = Map.groupBy(exampleRows('pledges'), ({ pledge = '' }) => pledge);
  const states = [...pledges].map(([pledge, rows]) =>
    foldPledge(entityIdSchema.parse(`desk:${pledge}`), recordsOf(pledge, rows)),
  );
  const rows = states.flatMap((state) => supportView.contributions(state));
  const ask = (policy: FxPolicy) => answerSupport(rows, rates, { sources: ['desk'] }, ['donor'], 'EUR', policy).rows;
  const [asReported, fixed] = [ask('as_reported'), ask('fixed:2024-01-31')];
  return ask('announcement_day').map(({ key, stage, amount, unconverted, packages, undisclosed }, index) => ({
    donor: key.donor ?? '',
    stage,
    announcement_day: amountText(amount),
    as_reported: amountText(asReported[index]?.amount),
    'fixed:2024-01-31': amountText(fixed[index]?.amount),
    'unconverted by default': Object.entries(unconverted.native)
      .map(([currency, native]) => `${native} ${currency}`)
      .join(', '),
    packages: String(packages),
    undisclosed: String(undisclosed),
  }));
}

test('the example of support in docs/definitions.md is what the view answers', () => {
  expect(exampleRows('pledges').length).toBe(8);
  expect(exampleRows('answer')).toEqual(computedRows());
});
