import type { AnswerOf, QueryOf, timelineQuestion } from '@counterweight/contracts/http';
import { timelineKinds, timelineView } from '@counterweight/domain/answers';
import { kinds } from '@counterweight/domain/kinds';
import { answeredTime } from '../answered-time.ts';
import { showSources } from '../resolve-sources.ts';
import type { TimelineReading } from './read-timeline.ts';

type TimelineDefinition = AnswerOf<typeof timelineQuestion>['definition'];

/** The definition of an answer. */
export function defineTimeline(query: QueryOf<typeof timelineQuestion>, reading: TimelineReading): TimelineDefinition {
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
