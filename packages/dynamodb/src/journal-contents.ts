import { type EntityChange, entityText, type RowsOfEntity } from '@counterweight/ledger';
import { z } from 'zod';

type Content = NonNullable<EntityChange['content']>;
type Lists = Record<string, Record<string, unknown[]>>;
/** A row with the list and the view that it is in; without a row, that there is such a list. */
type Line = readonly [list: string, view?: string, row?: unknown];

/** Rows of one entity, or some of them: then `pieces` says how many pieces there are of it. */
interface Piece extends Content {
  readonly pieces?: number;
}

/** What one item of the table holds of a journal item's rows, by entity: each can be taken out on its own. */
export const contentsSchema = z.record(
  z.string(),
  z.object({
    salt: z.string(),
    rows: z.custom<RowsOfEntity>((rows) => typeof rows === 'object' && rows !== null),
    pieces: z.int().optional(),
  }),
);
export type Contents = z.infer<typeof contentsSchema>;

/** Characters of JSON text in an item, before more rows go into the next one. Any text of this length fits, however it packs. */
const MAX_LENGTH = 100_000;
/** Of one entity's whole history: with HEAD, its state and a redacted record no more than 100 items. */
const MAX_PARTS = 88;

/**
 * The rows of a journal item, cut to what fits into one item of the table each. Two neighbours are together longer than one may
 * be, so of a shared commit, which is bounded, there are at most 2 * 600,000 / 100,000 + 1 = 13: with HEAD and 80 states 94 items.
 */
export function splitContents(entities: readonly EntityChange[]): readonly Contents[] {
  const most = partLength(entities);
  const parts: Contents[] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const change of entities) {
    for (const piece of change.content === undefined ? [] : piecesOf(change.content, most)) {
      const more = JSON.stringify(piece).length;
      const text = entityText(change);
      const last = parts.at(-1);
      if (last === undefined || length + more > most || last[text] !== undefined) {
        parts.push({ [text]: piece });
        length = more;
      } else {
        last[text] = piece;
        length += more;
      }
    }
  }
  return parts;
}

/** Every entity's rows; an entity of which a piece was erased has none. */
export function joinContents(parts: readonly Contents[]): ReadonlyMap<string, Content> {
  const pieces = new Map<string, Piece[]>();
  for (const [text, piece] of parts.flatMap((part) => Object.entries(part))) {
    pieces.set(text, [...(pieces.get(text) ?? []), piece]);
  }
  const joined = new Map<string, Content>();
  for (const [text, found] of pieces) {
    const [first] = found;
    if (first !== undefined && found.length === (first.pieces ?? 1)) joined.set(text, joinPieces(first, found));
  }
  return joined;
}

/** What is more than half full in all its parts takes longer ones: they fit if they compress, and are refused if not. */
function partLength(entities: readonly EntityChange[]): number {
  const contents = entities.flatMap(({ content }) => content ?? []);
  const length = contents.reduce((sum, content) => sum + JSON.stringify(content).length, 0);
  if (2 * length <= MAX_LENGTH * MAX_PARTS) return MAX_LENGTH;
  const longest = contents
    .flatMap(({ rows }) => [...linesOf(rows)])
    .reduce((most, line) => Math.max(most, JSON.stringify(line).length), 0);
  return Math.ceil(length / MAX_PARTS) + longest;
}

function piecesOf(content: Content, most: number): readonly Piece[] {
  if (JSON.stringify(content).length <= most) return [content];
  const pieces: Line[][] = [[]];
  let length = 0;
  for (const line of linesOf(content.rows)) {
    const more = JSON.stringify(line).length;
    if (length > 0 && length + more > most) {
      pieces.push([]);
      length = 0;
    }
    length += more;
    pieces.at(-1)?.push(line);
  }
  return pieces.map((lines) => ({ ...content, rows: rowsOf(content.rows.type, lines), pieces: pieces.length }));
}

function joinPieces({ salt, rows }: Piece, pieces: readonly Piece[]): Content {
  if (pieces.length === 1) return { salt, rows };
  const lines = pieces.flatMap((piece) => [...linesOf(piece.rows)]);
  return { salt, rows: rowsOf(rows.type, lines) };
}

/** Lists that have no rows come too, so that they are there again. */
function* linesOf({ type: _, ...lists }: RowsOfEntity): Generator<Line, void> {
  for (const [list, views] of Object.entries<Readonly<Record<string, readonly unknown[]>>>(lists)) {
    yield [list];
    for (const [view, rows] of Object.entries(views)) {
      yield [list, view];
      for (const row of rows) yield [list, view, row];
    }
  }
}

function rowsOf(type: RowsOfEntity['type'], lines: Iterable<Line>): RowsOfEntity {
  const lists: Lists = {};
  for (const [list, view, row] of lines) {
    const views = lists[list] ?? {};
    lists[list] = views;
    if (view === undefined) continue;
    const rows = views[view] ?? [];
    views[view] = rows;
    if (row !== undefined) rows.push(row);
  }
  return { type, ...lists } as unknown as RowsOfEntity;
}
