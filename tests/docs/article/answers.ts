import { z } from 'zod';
import type { Question } from './sentence.ts';

/** What the system answered to a question. */
export interface Answered {
  /** Of the answer the members that the question shows. */
  readonly shown: unknown;
  readonly sources: readonly CitedSource[];
}

const sourceSchema = z.looseObject({
  publisher: z.string(),
  title: z.string(),
  published_on: z.string().optional(),
});
export type CitedSource = z.output<typeof sourceSchema>;

/** Asks a question and finds who says so: the sources in the answer, or else those behind its links `explain`. */
export async function askQuestion(api: string, { address, answer: wanted }: Question): Promise<Answered> {
  const answer = await answerAt(api, address);
  const own = valuesAt(answer, 'sources').flatMap(sourcesIn);
  const behind = own.length > 0 ? [] : valuesAt(answer, 'explain').filter((link) => typeof link === 'string');
  const explained = await Promise.all(behind.map((link) => answerAt(api, link)));
  const sources = [...own, ...explained.flatMap((each) => valuesAt(each, 'sources').flatMap(sourcesIn))];
  return { shown: shownOf(answer, wanted), sources: distinct(sources) };
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
function sourcesIn(value: unknown): readonly CitedSource[] {
  return z.array(sourceSchema).safeParse(value).data ?? [];
}

/** Each once, by day and publisher, those without a day last. */
function distinct(sources: readonly CitedSource[]): readonly CitedSource[] {
  const byText = new Map(
    sources.map((source) => [`${source.published_on ?? 'undated'} ${source.publisher} ${source.title}`, source]),
  );
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, source]) => source);
}

/** Of an object the members that `wanted` names, of a list all. */
function shownOf(answer: unknown, wanted: unknown): unknown {
  if (Array.isArray(answer)) {
    const forms: readonly unknown[] = Array.isArray(wanted) ? wanted : [];
    return answer.map((each, index) => shownOf(each, forms[index] ?? forms.at(-1)));
  }
  if (typeof answer !== 'object' || answer === null || typeof wanted !== 'object' || wanted === null) return answer;
  return Object.fromEntries(
    Object.keys(wanted).map((key) => [key, shownOf(Reflect.get(answer, key), Reflect.get(wanted, key))]),
  );
}
