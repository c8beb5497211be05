import type { z } from 'zod';
import { canonicalPath, type ParameterValue } from './canonical-query.ts';
import { type Column, type Table, tableOf } from './table.ts';

/** What every answer has: `data`, and addresses, `self` its own and `next` that of the page after it. */
export type AnswerSchema = z.ZodType<{
  readonly data: unknown;
  readonly links: { readonly [name: string]: string | undefined };
}>;

/**
 * One question that the API answers: its address, its parameters, its answer and its table, declared once. The API, the
 * OpenAPI document, the command line and the dashboard take it from here.
 */
export interface Question<Query extends z.ZodObject = z.ZodObject, Answer extends AnswerSchema = AnswerSchema> {
  readonly path: `/v1/${string}`;
  readonly tag: 'views' | 'entities' | 'publishing' | 'service';
  readonly summary: string;
  readonly description?: string;
  /** The order of its members is the canonical order of the parameters. */
  readonly query: Query;
  /** The JSON answer: `data`, `definition`, `links`. */
  readonly answer: Answer;
  /** What the answer is, for the OpenAPI document. */
  readonly answers: string;
  /** The answer as CSV and NDJSON; absent where there is JSON only. */
  readonly table?: AnswerTable<z.output<Query>, z.output<Answer>>;
}

/** How an answer stands in the flat formats; the lines of NDJSON are its `data`. */
export interface AnswerTable<Query, Answer> {
  /** Without its extension. */
  fileName(query: Query, answer: Answer): string;
  tableOf(query: Query, answer: Answer): Table;
}

/** The parameters of a question as a route reads them. */
export type QueryOf<Asked extends Question> = z.output<Asked['query']>;

/** The JSON answer to a question. */
export type AnswerOf<Asked extends Question> = z.output<Asked['answer']>;

/** A table declared by its columns: each once, by its name and its cell in a row. */
interface TableDefinition<Query, Answer, Row> {
  fileName(query: Query, answer: Answer): string;
  /** Stands before the columns, whose cells are typed by it. */
  rows(answer: Answer): readonly Row[];
  columns(query: Query): readonly Column<Row>[];
}

/** Declares a question; its types follow from its schemas. */
export function defineQuestion<Query extends z.ZodObject, Answer extends AnswerSchema, Row>({
  table,
  ...question
}: Omit<Question<Query, Answer>, 'table'> & {
  readonly table?: TableDefinition<z.output<Query>, z.output<Answer>, Row>;
}): Question<Query, Answer> {
  if (table === undefined) return question;
  const { fileName, rows, columns } = table;
  return {
    ...question,
    table: { fileName, tableOf: (query, answer) => tableOf(columns(query), rows(answer)) },
  };
}

/** The names of a question's parameters in canonical order. */
export function parameterNames({ query }: Pick<Question, 'query'>): readonly string[] {
  return Object.keys(query.shape);
}

/**
 * The query of a question in its one spelling: its parameters in canonical order. Lists stay as they were read: sorted,
 * or as asked for where their order says something.
 */
export function canonicalQueryOf(
  question: Pick<Question, 'query'>,
  asked: Readonly<Record<string, unknown>>,
): Readonly<Record<string, ParameterValue>> {
  return Object.fromEntries(parameterNames(question).map((name) => [name, parameterValue(asked[name])]));
}

function parameterValue(value: unknown): ParameterValue {
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

/** The address of a question with values for some of its parameters. */
export function addressOf<Query extends z.ZodObject>(
  question: Pick<Question<Query>, 'path' | 'query'>,
  asked: Readonly<Partial<Record<keyof z.output<Query>, ParameterValue>>>,
): string {
  return canonicalPath(question.path, canonicalQueryOf(question, asked));
}
