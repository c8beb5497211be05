import { z } from 'zod';
import type { Check } from './sentence.ts';

/** What the system answered. */
export interface Answered {
  /** Of the answer the members that are compared. */
  readonly shown: unknown;
  readonly sources: readonly CitedSource[];
}

const sourceSchema = z.looseObject({
  publisher: z.string(),
  title: z.string(),
  published_on: z.string().optional(),
});
export type CitedSource = z.output<typeof sourceSchema>;

/** Asks, and finds who says so where that is wanted: the sources in the answer, or else those behind its links `explain`. */
export async function askQuestion(api: string, { address, answer: wanted, sources }: Check): Promise<Answered> {
  const answer = await answerAt(api, address);
  if (sources === undefined) return { shown: shownOf(answer, wanted), sources: [] };
  const own = sourcesWithin(answer);
  const behind = own.length > 0 ? [] : valuesAt(answer, 'explain').filter((link) => typeof link === 'string');
  const counted = valuesAt(answer, 'asked').some(Array.isArray) ? ['counted', 'in_force'] : ['counted'];
  const explained = await Promise.all(behind.map((link) => sourcesBehind(api, link, counted)));
  return { shown: shownOf(answer, wanted), sources: distinct([...own, ...explained.flat()]) };
}

const linesSchema = z.object({
  data: z.array(
    z.object({
      counted_as: z.string(),
      class: z.string().nullable(),
      transaction: z.string().nullable(),
      links: z.object({ entity: z.string() }),
    }),
  ),
});
const pledgeSchema = z.object({ data: z.object({ transactions: z.array(z.looseObject({ id: z.string() })) }) });

/** An explanation holds entities with their sources, or lines that name a transaction or a request each and how it counts. */
async function sourcesBehind(api: string, explain: string, counts: readonly string[]): Promise<readonly CitedSource[]> {
  const explained = await answerAt(api, explain);
  const lines = linesSchema.safeParse(explained).data?.data ?? [];
  const behind = lines.filter((line) => counts.includes(line.counted_as) && line.class !== null);
  const read = behind.map(async ({ transaction, links }) => {
    const entity = await answerAt(api, links.entity);
    if (transaction === null) return sourcesWithin(entity);
    return sourcesWithin(pledgeSchema.parse(entity).data.transactions.filter(({ id }) => id === transaction));
  });
  return [...sourcesWithin(explained), ...(await Promise.all(read)).flat()];
}

async function answerAt(api: string, address: string): Promise<unknown> {
  const response = await fetch(`${api}${address}`);
  if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** The values of every member of that name, however deep. */
function valuesAt(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) => (key === name ? [held] : valuesAt(held, name)));
}

/** A definition's `sources` are datasets: none. */
function sourcesWithin(value: unknown): readonly CitedSource[] {
  return valuesAt(value, 'sources').flatMap((held) => z.array(sourceSchema).safeParse(held).data ?? []);
}

/** Each once, by day and publisher, those without a day last. */
function distinct(sources: readonly CitedSource[]): readonly CitedSource[] {
  const byText = new Map(
    sources.map((source) => [`${source.published_on ?? 'undated'} ${source.publisher} ${source.title}`, source]),
  );
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, source]) => source);
}

/** Of an object the members that `wanted` names, or all where it names none; of a list all. */
function shownOf(answer: unknown, wanted: unknown): unknown {
  if (Array.isArray(answer)) {
    const forms: readonly unknown[] = Array.isArray(wanted) ? wanted : [];
    return answer.map((each, index) => shownOf(each, forms[index] ?? forms.at(-1)));
  }
  if (typeof answer !== 'object' || answer === null || typeof wanted !== 'object' || wanted === null) return answer;
  const names = Object.keys(wanted);
  if (names.length === 0) return answer;
  return Object.fromEntries(names.map((key) => [key, shownOf(Reflect.get(answer, key), Reflect.get(wanted, key))]));
}
