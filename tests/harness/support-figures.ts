import { add, decimalSchema, fixedText, ZERO } from '@counterweight/domain/values';
import { z } from 'zod';

/** What the publisher's own conversions of the Kiel sheet add up to, in EUR bn: the figures of issue 3. */
export const publishedSupport: readonly {
  readonly query: string;
  readonly row: Readonly<Record<string, string>>;
  readonly billions: string;
}[] = [
  { query: 'by=stage&stage=committed', row: { stage: 'committed' }, billions: '143.633' },
  { query: 'by=donor&stage=committed', row: { donor: 'USA' }, billions: '73.177' },
  {
    query: 'by=donor,category&stage=committed',
    row: { donor: 'USA', category: 'military' },
    billions: '44.338',
  },
  { query: 'by=month&stage=committed', row: { month: 'undated' }, billions: '4.343' },
  { query: 'by=stage&stage=delivered', row: { stage: 'delivered' }, billions: '18.561' },
];

const rowSchema = z.looseObject({ amount: z.string().nullable() });
const answerSchema = z.looseObject({ data: z.array(rowSchema) });
export type SupportRow = z.output<typeof rowSchema>;

/** The rows of a question to the support view. Throws when it is not answered. */
export async function supportRows(api: string, query: string): Promise<readonly SupportRow[]> {
  const response = await fetch(`${api}/v1/views/support?${query}`);
  if (!response.ok) throw new Error(`${query}: ${response.status} ${await response.text()}`);
  return answerSchema.parse(await response.json()).data;
}

/** Asks every published figure, as reported; returns one line for each that the API does not give. */
export async function differingSupport(api: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { query, row, billions } of publishedSupport) {
    const rows = await supportRows(api, `${query}&fx=as_reported`);
    const found = rows.filter((each) => Object.entries(row).every(([key, value]) => each[key] === value));
    const said = found.map(({ amount }) => (Number(amount) / 1e9).toFixed(3)).join(' and ') || 'no row';
    if (said !== billions) lines.push(`${query} ${JSON.stringify(row)}: ${said}, published ${billions}`);
  }
  return lines;
}

const GROUPINGS = ['donor', 'category', 'subcategory', 'stage', 'month', 'year'];
const POLICIES = ['announcement_day', 'announcement_month_avg', 'as_reported', 'fixed:2022-06-15'];

/** What the view says over groupings, policies and currencies, for comparing stacks that should hold the same. */
export async function everySupport(api: string): Promise<Readonly<Record<string, unknown>>> {
  const groupings = [...GROUPINGS, 'donor,category', 'category,month', 'stage,year'];
  const answers: Record<string, unknown> = {};
  for (const by of groupings) {
    for (const fx of POLICIES) answers[`by=${by}&fx=${fx}`] = await supportRows(api, `by=${by}&fx=${fx}`);
    answers[`by=${by}&currency=USD`] = await supportRows(api, `by=${by}&currency=USD`);
  }
  return answers;
}

const pledgeSchema = z.object({
  transactions: z.array(
    z.object({
      stage: z.string().nullable(),
      when: z.object({ precision: z.string() }),
      value: z.object({
        money: z
          .object({ currency: z.string(), as_reported: z.object({ amount: z.coerce.number() }).optional() })
          .optional(),
      }),
    }),
  ),
  counted: z.array(z.object({ stage: z.string(), amount: z.coerce.number() })),
});
const listSchema = z.object({ data: z.array(pledgeSchema) });

/** EUR bn of commitments as reported by how precisely their date is known, to three decimals. */
export async function reportedByPrecision(api: string): Promise<Readonly<Record<string, string>>> {
  const sums = new Map<string, number>();
  for (const { transactions } of await everyPledge(api)) {
    for (const { stage, when, value } of transactions) {
      if (stage !== 'committed') continue;
      const precision = when.precision === 'day' || when.precision === 'month' ? when.precision : 'unknown';
      sums.set(precision, (sums.get(precision) ?? 0) + (value.money?.as_reported?.amount ?? 0));
    }
  }
  return Object.fromEntries([...sums].map(([precision, sum]) => [precision, (sum / 1e9).toFixed(3)]));
}

const explainSchema = z.object({
  data: z.array(z.object({ counted: z.array(z.object({ amount: decimalSchema.nullable() })) })),
});
const explainedSchema = z.object({
  totals: z.array(z.object({ amount: z.string() })),
  links: z.object({ explain: z.string() }),
});

/** An answer of one stage, and what the entries of its explanation add up to, to the same two decimals. */
export async function explainedTotal(api: string, query: string): Promise<{ total: string; entries: string }> {
  const response = await fetch(`${api}/v1/views/support?${query}`);
  const { totals, links } = explainedSchema.parse(await response.json());
  let sum = ZERO;
  for await (const page of pagesOf(api, links.explain)) {
    for (const { counted } of explainSchema.parse(page).data)
      for (const { amount } of counted) sum = add(sum, amount ?? ZERO);
  }
  return { total: totals.map(({ amount }) => amount).join(), entries: fixedText(sum, 2) };
}

/**
 * By how many per cent our conversions of commitments on a known day differ from the publisher's, by original currency
 * and for `all`, to one decimal.
 */
export async function currencyDifferences(api: string): Promise<Readonly<Record<string, string>>> {
  const sums = new Map<string, { ours: number; theirs: number }>();
  for (const { transactions, counted } of await everyPledge(api)) {
    const [first, ...others] = transactions.filter(({ stage }) => stage === 'committed');
    const ours = counted.find(({ stage }) => stage === 'committed')?.amount;
    const currency = first?.value.money?.currency;
    if (ours === undefined || currency === undefined || first?.when.precision !== 'day') continue;
    const theirs = [first, ...others].reduce((sum, { value }) => sum + (value.money?.as_reported?.amount ?? 0), 0);
    for (const key of [currency, 'all']) {
      const sum = sums.get(key) ?? { ours: 0, theirs: 0 };
      sums.set(key, { ours: sum.ours + ours, theirs: sum.theirs + theirs });
    }
  }
  const percent = ([key, { ours, theirs }]: [string, { ours: number; theirs: number }]) => {
    return [key, ((ours / theirs - 1) * 100).toFixed(1)];
  };
  return Object.fromEntries([...sums].map(percent));
}

async function everyPledge(api: string): Promise<readonly z.output<typeof pledgeSchema>[]> {
  const pledges: z.output<typeof pledgeSchema>[] = [];
  for await (const page of pagesOf(api, '/v1/pledges?rows=pledge&limit=500')) {
    pledges.push(...listSchema.parse(page).data);
  }
  return pledges;
}

async function* pagesOf(api: string, path: string): AsyncGenerator<unknown> {
  let next: string | undefined = path;
  while (next !== undefined) {
    const response = await fetch(`${api}${next}`);
    yield response.json();
    next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
  }
}
