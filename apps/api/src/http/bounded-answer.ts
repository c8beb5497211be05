import {
  type AnswerList,
  answerListShape,
  type CutList,
  canonicalPath,
  type ParameterValue,
} from '@counterweight/contracts/http';
import { z } from '@hono/zod-openapi';
import { countFitting, cutList, cutLists, fits, type ShortList, valueAt, valueBytes } from './cut-lists.ts';
import { invalidParameter } from './problem.ts';

/** What an answer may take in a function's result, of the 6 MB that Lambda lets through. */
export const MAX_ANSWER_BYTES = 5_000_000;

/** The part of an answer that is asked for: all of it unless one list is named. */
export type PartAsked = z.output<typeof partSchema>;
const partSchema = z.object(answerListShape);

/** Takes from a query what part of an answer it asks for. */
export function readPart(query: Readonly<Record<string, string>>): {
  readonly part: PartAsked;
  readonly asked: Readonly<Record<string, string>>;
} {
  const { list, skip, ...asked } = query;
  const part = partSchema.parse({ list, skip });
  if (part.skip !== undefined && list === undefined) throw invalidParameter('skip', 'is of a list: name it');
  return { part, asked };
}

/** An answer's JSON. */
export interface AnswerBody {
  readonly data: unknown;
  readonly links: { readonly [name: string]: unknown };
}

/** An answer that can be made, and where it is. */
export interface BoundedAnswer<Body> {
  /** Makes it; where it is a page that can be shorter, with at most so many entries in `data`. */
  readonly render: (most?: number) => Body | Promise<Body>;
  readonly isPage: boolean;
  readonly path: string;
  /** What asks for this answer again. */
  readonly query: Readonly<Record<string, ParameterValue>>;
  /** The position of the journal that it is of. */
  readonly seq: number;
  /** The same answer at its position, so that its parts are of one whatever comes; absent where it has none to be asked for. */
  readonly pin?: () => Promise<BoundedAnswer<Body>>;
}

/** An answer that can be asked for again at its position, by `at_seq`. */
export function pinnable<Body>(
  asked: Readonly<Record<string, string>>,
  answer: Omit<BoundedAnswer<Body>, 'pin'>,
  again: (asked: Readonly<Record<string, string>>) => Promise<Omit<BoundedAnswer<Body>, 'pin'>>,
): BoundedAnswer<Body> {
  if (asked.at_seq !== undefined) return answer;
  const { min_seq: _, ...rest } = asked;
  return { ...answer, pin: () => again({ ...rest, at_seq: String(answer.seq) }) };
}

/** An answer as it is sent: `shown` is what its formats are written from. */
export interface SentAnswer<Body> {
  readonly shown: Body;
  readonly body: Body | (Body & { readonly rest: readonly CutList[] }) | AnswerList;
  /** `body` as JSON, where it was written already. */
  readonly text?: string;
  readonly next: string | undefined;
}

/** The answer, or the list of it that is asked for, with lists cut so that it takes no more than `room`. */
export async function boundAnswer<Body extends AnswerBody>(
  answer: BoundedAnswer<Body>,
  part: PartAsked,
  room: number,
): Promise<SentAnswer<Body>> {
  if (part.list !== undefined) return oneList(answer, part.list, part.skip ?? 0, room);
  const asked = await answer.render();
  const text = JSON.stringify(asked);
  if (fits(text, room)) return { shown: asked, body: asked, text, next: nextOf(asked) };
  const pinned = (await answer.pin?.()) ?? answer;
  const whole = await renderPage(pinned, room);
  const { value, cut } = cutLists(whole, room - ROOM_FOR_REST);
  if (cut.length === 0) return { shown: whole, body: whole, next: nextOf(whole) };
  const shown = sameShape<Body>(value);
  const rest = cut.map((list) => withAddress(list, pinned));
  const next = rest.find(({ list }) => list === '/data')?.next ?? nextOf(whole);
  return { shown, body: { ...shown, rest }, next };
}

/** What `rest` and its addresses take at most: an outer list and those of its first entry. */
const ROOM_FOR_REST = 50_000;

/** A page with as many entries as there is room for. */
async function renderPage<Body extends AnswerBody>({ render, isPage }: BoundedAnswer<Body>, room: number) {
  const whole = await render();
  if (!isPage || !Array.isArray(whole.data)) return whole;
  const others = valueBytes({ ...whole, data: [] });
  const fitting = countFitting(whole.data, Math.max(room - ROOM_FOR_REST - others, room / 2));
  return fitting < whole.data.length ? render(Math.max(1, fitting)) : whole;
}

async function oneList<Body extends AnswerBody>(
  answer: BoundedAnswer<Body>,
  list: string,
  skip: number,
  room: number,
): Promise<SentAnswer<Body>> {
  const inEntry = /^\/data\/(\d{1,6})\//.exec(list)?.[1];
  const whole = await answer.render(answer.isPage && inEntry !== undefined ? Number(inEntry) + 1 : undefined);
  const entries = valueAt(whole, list);
  if (!Array.isArray(entries)) throw invalidParameter('list', 'is no list of this answer');
  const { value, cut } = cutList(entries, room - ROOM_FOR_REST, list, skip);
  const data = z.array(z.unknown()).parse(value);
  const next = cut.find((each) => each.list === list);
  const rest = cut.filter((each) => each !== next).map((each) => withAddress(each, answer));
  const links = {
    self: canonicalPath(answer.path, { ...answer.query, list, skip }),
    ...(next === undefined ? {} : { next: withAddress(next, answer).next }),
  };
  const body = { list, data, ...(rest.length === 0 ? {} : { rest }), links };
  return { shown: list === '/data' ? sameShape<Body>({ ...whole, data }) : whole, body, next: links.next };
}

function withAddress(
  { list, shown, count }: ShortList,
  { path, query }: Pick<BoundedAnswer<AnswerBody>, 'path' | 'query'>,
): CutList {
  return { list, shown, count, next: canonicalPath(path, { ...query, list, skip: shown }) };
}

function nextOf({ links: { next } }: AnswerBody): string | undefined {
  return typeof next === 'string' ? next : undefined;
}

/** A cut answer has the members it had, its lists shorter. */
function sameShape<Body>(value: unknown): Body {
  return value as Body;
}
