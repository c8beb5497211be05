import {
  type AnswerOf,
  addressOf,
  canonicalQuery,
  canonicalQueryOf,
  inOrder,
  LIST_LIMIT,
  timelineQuestion,
  timelineShape,
} from '@counterweight/contracts/http';
import { type TimelineKind, timelineKinds, timelinePage, timelineView } from '@counterweight/domain/answers';
import { viewId } from '@counterweight/domain/rows';
import { z } from '@hono/zod-openapi';
import type { Api } from '../../api-deps.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import { type PreparedAnswer, questionRoute } from '../../http/question-route.ts';
import { pinnedAt } from '../answered-time.ts';
import { defineTimeline } from './define-timeline.ts';
import { type PinnedSources, readTimeline, type TimelineQuery, type TimelineReading } from './read-timeline.ts';
import { showEntries } from './show-timeline.ts';

type Answer = AnswerOf<typeof timelineQuestion>;

/** Serves the timeline. */
export const serveTimeline = questionRoute(timelineQuestion, prepareTimeline);

const cursorSchema = z.strictObject({
  after: z.string(),
  sources: z.partialRecord(z.enum(timelineKinds), z.string()),
});

async function prepareTimeline(query: TimelineQuery, api: Api): Promise<PreparedAnswer<Answer>> {
  const cursor = readCursor(boundTo(query), query.cursor, cursorSchema);
  const reading = await readTimeline(query, cursor?.sources ?? {}, api);
  return {
    ...{ versions: [viewId(timelineView), ...reading.builds], seq: reading.seq },
    isPage: true,
    render: (most) => render(query, { after: cursor?.after, most }, reading, api),
  };
}

async function render(
  query: TimelineQuery,
  { after, most = LIST_LIMIT.max }: { readonly after: string | undefined; readonly most: number | undefined },
  reading: TimelineReading,
  api: Api,
): Promise<Answer> {
  const { selection, sources } = reading;
  const listed = query.undated === 'only' ? selection.undated : selection.dated;
  const page = timelinePage(listed, after, Math.min(most, query.limit ?? LIST_LIMIT.standard));
  const cursor = page.next && writeCursor(boundTo(query), { after: page.next, sources: pinned(sources) });
  return {
    data: await showEntries(page.entries, reading, api),
    definition: defineTimeline(query, reading),
    links: linksOf(query, cursor, reading),
  };
}

/** The dataset of each kind that has one, for the pages to come. */
function pinned(sources: TimelineReading['sources']): PinnedSources {
  const counted = timelineKinds.flatMap((kind): readonly (readonly [TimelineKind, string])[] => {
    const [source] = sources[kind].counted;
    return source === undefined ? [] : [[kind, source]];
  });
  return Object.fromEntries(counted);
}

function linksOf(
  query: TimelineQuery,
  cursor: string | undefined,
  { selection, seq }: TimelineReading,
): Answer['links'] {
  const { kind, point, source, known_at } = query;
  const asked = canonicalQueryOf(timelineQuestion, query);
  const address = (parameters: typeof asked) => addressOf(timelineQuestion, { ...parameters, ...pinnedAt(seq) });
  return {
    self: addressOf(timelineQuestion, asked),
    ...(selection.undated.length === 0 ? {} : { undated: address({ kind, point, source, known_at, undated: 'only' }) }),
    csv: address({ ...asked, format: 'csv' }),
    ndjson: address({ ...asked, format: 'ndjson' }),
    ...(cursor === undefined ? {} : { next: address({ ...asked, cursor, format: undefined }) }),
  };
}

/** What a cursor is good for: the same question; a later position, a larger page or another format ask no other. */
function boundTo(query: TimelineQuery): string {
  const { min_seq: _, at_seq: __, definition, ...asked } = inOrder(Object.keys(timelineShape), query);
  return canonicalQuery({ ...asked, definition: definition ?? timelineView.version });
}
