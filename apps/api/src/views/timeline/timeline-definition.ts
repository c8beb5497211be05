import { answeredTimeShape, sourcesSchema } from '@counterweight/contracts/http';
import { timelineKinds, timelineView } from '@counterweight/domain/answers';
import { kinds } from '@counterweight/domain/kinds';
import { z } from '@hono/zod-openapi';
import { answeredTime } from '../answered-time.ts';
import { showSources } from '../resolve-sources.ts';
import type { TimelineReading } from './read-timeline.ts';
import type { TimelineQuery } from './timeline-parameters.ts';

const day = z.string().meta({ format: 'date' });

/** What an entry means, and what is not among them (docs/laws.md, law 6). */
export const timelineDefinitionSchema = z
  .strictObject({
    view: z.literal('timeline'),
    version: z.int(),
    measure: z.string(),
    basis: z.string(),
    unit: z.string(),
    day_rule: z.string(),
    order: z.string(),
    derived_from: z
      .array(z.strictObject({ kind: z.enum(timelineKinds), view: z.string(), sources: sourcesSchema }))
      .meta({ description: 'Of each kind the view whose cells were read, and the dataset that is shown' }),
    links: z.strictObject({ sources: z.array(z.string()).meta({ description: 'Whose links are shown: everybody’s' }) }),
    claimants: z.array(z.string()).meta({ description: 'Whose reports the days of strikes are made of' }),
    ...answeredTimeShape,
    coverage: z.strictObject({
      from: day.nullable(),
      to: day.nullable(),
      first_day: day.nullable(),
      last_day: day.nullable(),
      entries: z.int().meta({ description: 'Dated entries on all pages' }),
      undated: z.int().meta({ description: 'Entries without a day, in no range: links.undated lists them' }),
      straddling: z.int().meta({ description: 'Of a month that only overlaps the days asked for; left out' }),
    }),
    unknowns: z.strictObject({
      undated: z.int(),
      pledges_without_live_header: z.int().meta({ description: 'Withdrawn, redacted or not yet come; left out' }),
    }),
    notes: z.array(z.string()),
  })
  .meta({ id: 'TimelineDefinition' });
export type TimelineDefinition = z.output<typeof timelineDefinitionSchema>;

/** The definition of an answer. */
export function defineTimeline(query: TimelineQuery, reading: TimelineReading): TimelineDefinition {
  const { selection, timeline, sources, strikes, linkSources, seq } = reading;
  const { dated, undated, straddling } = selection;
  return {
    view: timelineView.name,
    version: timelineView.version,
    measure: 'what happened to each entity, point by point; strikes by day',
    basis: 'as reported by each source; strikes as claimed; nothing is verified',
    unit: 'an entry: one point of one entity on one day, or all salvos of one day',
    day_rule:
      'strikes: the Kyiv day on which the window ends; all others: the calendar day as published. What ends on a day, that one included, is lifted or left on the next. A month stands on its first day',
    order: 'day, kind, entity, point',
    derived_from: timelineKinds.map((kind) => {
      return { kind, view: kinds[kind]?.views[0] ?? kind, sources: showSources(sources[kind]) };
    }),
    links: { sources: [...linkSources] },
    claimants: [...(strikes.claimants ?? [])],
    ...answeredTime(query, seq),
    coverage: {
      from: query.from ?? null,
      to: query.to ?? null,
      first_day: dated[0]?.day ?? null,
      last_day: dated.at(-1)?.day ?? null,
      entries: dated.length,
      undated: undated.length,
      straddling: straddling.length,
    },
    unknowns: { undated: undated.length, pledges_without_live_header: timeline.pledgesNotLive },
    notes: notesOn(reading),
  };
}

function notesOn({ selection, timeline }: TimelineReading): string[] {
  const { undated, straddling } = selection;
  const notes = ['Later is not caused: only a link says that one thing answers another, in its source’s words.'];
  if (undated.length > 0) notes.push(`${undated.length} entries bear no day and are listed apart, by undated=only.`);
  if (straddling.length > 0) {
    notes.push(`${straddling.length} entries are of a month that only overlaps the days asked for; they are left out.`);
  }
  if (timeline.pledgesNotLive > 0) {
    notes.push(`${timeline.pledgesNotLive} pledges have no live header and are left out.`);
  }
  if (timeline.entries.some(({ kind }) => kind === 'pledge')) {
    notes.push(
      'A pledge is announced on the day its header gives, the first of a month of which no more is known, or else on the day of its earliest transaction; each entry says which.',
    );
  }
  return notes;
}
