import type { KindName } from '@counterweight/domain/kinds';
import { z } from 'zod';
import { entityLinksSchema } from '../answer-parts.ts';
import { defineQuestion, type Question } from '../define-question.ts';
import { listLinksSchema, pageShape } from '../pages.ts';
import type { Column } from '../table.ts';
import { entityPath } from './entity-questions.ts';

/** An entity as a list shows it. */
export type ListEntry = Readonly<Record<string, unknown>>;

/** What the list of a kind answers: a page of entities with what the list is of. */
export type ListAnswer = z.ZodType<{
  readonly data: readonly ListEntry[];
  readonly definition: ListEntry;
  readonly links: { readonly self: string; readonly next?: string | undefined };
}>;

interface ListDefinition<Filters extends z.ZodRawShape, Row> {
  readonly kind: KindName;
  readonly summary: string;
  readonly answers: string;
  /** What can be asked beside the page, in canonical order. */
  readonly filters: Filters;
  /** An entity's own members. */
  readonly shown: z.ZodObject;
  /** What the day of an entry is. */
  readonly day: string;
  /** Members beside the entity's own. */
  readonly beside?: z.ZodRawShape;
  /** What the list is of, and by which view. */
  readonly definition: z.ZodObject;
  readonly table: {
    rows(entries: readonly ListEntry[]): readonly Row[];
    readonly columns: readonly Column<Row>[];
  };
}

/** Declares the list of a kind. */
export function listQuestion<Filters extends z.ZodRawShape, Row>({
  kind,
  table,
  ...list
}: ListDefinition<Filters, Row>): Question<z.ZodObject<Filters & typeof pageShape, z.core.$strict>, ListAnswer> {
  const entry = list.shown.extend({
    day: z.string().meta({ description: list.day }),
    seq: z.int(),
    known_on: z.string(),
    ...list.beside,
    links: entityLinksSchema,
  });
  const answer: ListAnswer = z
    .strictObject({ data: z.array(entry), definition: list.definition, links: listLinksSchema })
    .meta({ id: `${kind.charAt(0).toUpperCase()}${kind.slice(1)}List` });
  const { summary, answers, filters } = list;
  return defineQuestion({
    path: entityPath(kind),
    tag: 'entities',
    summary,
    query: z.strictObject({ ...filters, ...pageShape }),
    answers,
    answer,
    table: {
      fileName: () => `${kind}s`,
      rows: ({ data }: z.output<ListAnswer>) => table.rows(data),
      columns: () => table.columns,
    },
  });
}

const sourcesShown = z.object({
  sources: z.array(z.object({ publisher: z.string(), title: z.string() })).default([]),
});

/** What the sources of an entry are called, joined by semicolons. */
export function sourcesText(entry: ListEntry, part: 'publisher' | 'title'): string {
  return sourcesShown
    .parse(entry)
    .sources.map(({ [part]: text }) => text)
    .join('; ');
}

/** A column of what stands at a dotted path of an entry, lists joined by semicolons; empty where the path ends early. */
export function pathColumn(path: string, name = path): Column<ListEntry> {
  return [name, (entry) => textAt(entry, path)];
}

function textAt(entry: ListEntry, path: string): string | undefined {
  const value = path.split('.').reduce<unknown>((held, name) => Reflect.get(Object(held), name), entry);
  if (value === undefined || value === null) return undefined;
  return Array.isArray(value) ? value.map(String).join('; ') : String(value);
}
