import { canonicalPath, canonicalQuery, formats, inOrder } from '@counterweight/contracts/http';
import { type TimelineKind, timelineKinds, timelinePage, timelineView } from '@counterweight/domain/answers';
import { viewId } from '@counterweight/domain/rows';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Api } from '../../api-deps.ts';
import { LIST_LIMIT } from '../../entities/answer-list.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import { onInvalidQuery, tableAnswers } from '../../http/route-parts.ts';
import { answerView, type ViewContent, type ViewReading } from '../answer-view.ts';
import { type PinnedSources, readTimeline, type TimelineReading } from './read-timeline.ts';
import { defineTimeline, timelineDefinitionSchema } from './timeline-definition.ts';
import { showEntries, timelineCells, timelineColumns, timelineEntrySchema } from './timeline-entry.ts';
import { type TimelineQuery, timelineQuerySchema, timelineShape } from './timeline-parameters.ts';

const PATH = '/v1/timeline';

const answerSchema = z
  .strictObject({
    data: z.array(timelineEntrySchema).meta({ description: 'In order of day, kind, entity and point' }),
    definition: timelineDefinitionSchema,
    links: z.strictObject({
      self: z.string(),
      next: z.string().optional().meta({ description: 'The next page; absent on the last one' }),
      undated: z.string().optional().meta({ description: 'The entries without a day; absent when there are none' }),
      csv: z.string(),
      ndjson: z.string(),
    }),
  })
  .meta({ id: 'Timeline' });
type TimelineAnswer = z.output<typeof answerSchema>;

const route = createRoute({
  method: 'get',
  path: PATH,
  tags: ['views'],
  summary:
    'All kinds in one ordered list: strikes by day, requests, meetings, pledges and what was delivered, and more',
  request: { query: timelineQuerySchema },
  responses: tableAnswers('A page of what happened, with the links between', answerSchema),
});

/** Serves the timeline. */
export function serveTimeline(app: OpenAPIHono, api: Api): void {
  const answer = (c: Context, query: TimelineQuery) => answerView(c, query, api, () => readTimelineView(query, api));
  app.openapi(route, (c) => answer(c, c.req.valid('query')), onInvalidQuery(timelineQuerySchema));
}

const cursorSchema = z.strictObject({
  after: z.string(),
  sources: z.partialRecord(z.enum(timelineKinds), z.string()),
});

async function readTimelineView(query: TimelineQuery, api: Api): Promise<ViewReading> {
  const cursor = readCursor(boundTo(query), query.cursor, cursorSchema);
  const reading = await readTimeline(query, cursor?.sources ?? {}, api);
  return {
    ...{ path: PATH, own: ownOf(query), versions: [viewId(timelineView), ...reading.places], seq: reading.seq },
    write: () => contentOf(query, cursor?.after, reading, api),
  };
}

async function contentOf(
  query: TimelineQuery,
  after: string | undefined,
  reading: TimelineReading,
  api: Api,
): Promise<ViewContent> {
  const { selection, sources } = reading;
  const listed = query.undated === 'only' ? selection.undated : selection.dated;
  const page = timelinePage(listed, after, query.limit ?? LIST_LIMIT.standard);
  const data = await showEntries(page.entries, reading, api);
  const next = page.next && {
    ...ownOf(query),
    ...{ cursor: writeCursor(boundTo(query), { after: page.next, sources: pinned(sources) }), format: undefined },
  };
  const body: TimelineAnswer = {
    data: [...data],
    definition: defineTimeline(query, reading),
    links: { ...linksOf(query, reading), ...(next && { next: canonicalPath(PATH, next) }) },
  };
  const rows = data.map(timelineCells);
  return { body, columns: timelineColumns, rows, lines: data, fileName: 'timeline', ...(next && { next }) };
}

/** The dataset of each kind that has one, for the pages to come. */
function pinned(sources: TimelineReading['sources']): PinnedSources {
  const counted = timelineKinds.flatMap((kind): readonly (readonly [TimelineKind, string])[] => {
    const [source] = sources[kind].counted;
    return source === undefined ? [] : [[kind, source]];
  });
  return Object.fromEntries(counted);
}

function linksOf(query: TimelineQuery, { selection }: TimelineReading): TimelineAnswer['links'] {
  const own = ownOf(query);
  const { kind, point, source, known_at } = query;
  const apart = inOrder(Object.keys(timelineShape), { kind, point, source, known_at, undated: 'only' });
  return {
    self: canonicalPath(PATH, own),
    ...(selection.undated.length === 0 ? {} : { undated: canonicalPath(PATH, apart) }),
    csv: canonicalPath(PATH, { ...own, format: formats[1] }),
    ndjson: canonicalPath(PATH, { ...own, format: formats[2] }),
  };
}

function ownOf(query: TimelineQuery) {
  return inOrder(Object.keys(timelineQuerySchema.shape), query);
}

/** What a cursor is good for: the same question; a later position, a larger page or another format ask no other. */
function boundTo(query: TimelineQuery): string {
  const { min_seq: _, definition, ...asked } = inOrder(Object.keys(timelineShape), query);
  return canonicalQuery({ ...asked, definition: definition ?? timelineView.version });
}
