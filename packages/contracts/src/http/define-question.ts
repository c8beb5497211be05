import type { z } from 'zod';

/**
 * One question that the API answers: its address, its parameters and its answer, declared once. The API, the OpenAPI
 * document, the command line and the dashboard take it from here.
 */
export interface Question<Query extends z.ZodObject = z.ZodObject, Answer extends z.ZodType = z.ZodType> {
  readonly path: `/v1/${string}`;
  readonly tag: 'views' | 'entities' | 'publishing' | 'service';
  readonly summary: string;
  /** The order of its members is the canonical order of the parameters. */
  readonly query: Query;
  /** The JSON answer: `data`, `definition`, `links`. */
  readonly answer: Answer;
  /** What the answer is, for the OpenAPI document. */
  readonly answers: string;
}

/** The parameters of a question as a route reads them. */
export type QueryOf<Asked extends Question> = z.output<Asked['query']>;

/** The JSON answer to a question. */
export type AnswerOf<Asked extends Question> = z.output<Asked['answer']>;

/** Declares a question; its types follow from its schemas. */
export function defineQuestion<Query extends z.ZodObject, Answer extends z.ZodType>(
  question: Question<Query, Answer>,
): Question<Query, Answer> {
  return question;
}

/** The names of a question's parameters in canonical order. */
export function parameterNames({ query }: Pick<Question, 'query'>): readonly string[] {
  return Object.keys(query.shape);
}
