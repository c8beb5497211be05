import { canonicalPath, entityLinks, type ShownTimelineEntry } from '@counterweight/contracts/http';
import type { TimelineEntry } from '@counterweight/domain/answers';
import type { Tie } from '@counterweight/domain/kinds';
import { type Day, entityIdSchema } from '@counterweight/domain/values';
import type { Api } from '../../api-deps.ts';
import { MAX_SHOWN_TIES } from '../../entities/link/shown-ties.ts';
import { recordsAt } from '../../entities/records-at.ts';
import { showNumbers } from '../strikes/show-strikes.ts';
import { entryText } from './entry-text.ts';
import type { TimelineReading } from './read-timeline.ts';
import { strikesOfDays } from './strikes-of-days.ts';

/** A tie of an entry; of strikes also which of the day's it is of. */
interface EntryTie {
  readonly tie: Tie;
  readonly strike?: string;
}

/** Those of an entry that are shown, and how many there are of every source. */
interface EntryTies {
  readonly shown: readonly EntryTie[];
  readonly count: number;
}

const NO_TIES: EntryTies = { shown: [], count: 0 };

/** The entries of a page with their words, sources and links, read at the reading's own position. */
export async function showEntries(
  entries: readonly TimelineEntry[],
  reading: TimelineReading,
  api: Api,
): Promise<ShownTimelineEntry[]> {
  const struck = struckEntities(entries, reading);
  const tiesOf = entries.map((entry) => entryTies(entry, struck, reading));
  const show = await reading.ties.show(tiesOf.flatMap(({ shown }) => shown.map(({ tie }) => tie)));
  return Promise.all(
    entries.map(async (entry, index) => {
      const { shown, count } = tiesOf[index] ?? NO_TIES;
      const linked = shown.map(({ tie, ...of }) => ({ ...show(tie), ...of }));
      const { entity } = entry;
      const self = canonicalPath('/v1/links', entity === undefined ? {} : { entity });
      const linkedMore = { count: count - shown.length, links: { self } };
      return showEntry(entry, { linked, linked_more: linkedMore }, reading, api);
    }),
  );
}

function entryTies(
  { entity, kind, day }: TimelineEntry,
  struck: ReadonlyMap<string, readonly string[]>,
  { ties }: TimelineReading,
): EntryTies {
  const strikes = struck.get(day) ?? [];
  const ids = kind === 'strike' ? strikes : [entity];
  const shown = ids.flatMap((id) =>
    ties.shownOf(id).map((tie): EntryTie => (kind === 'strike' ? { tie, strike: id } : { tie })),
  );
  return { shown: shown.slice(0, MAX_SHOWN_TIES), count: ids.reduce((sum, id) => sum + ties.of(id).length, 0) };
}

/** By day the strikes of a page that a link names; looked for only where there are links. */
function struckEntities(
  entries: readonly TimelineEntry[],
  { ties, strikes, at }: TimelineReading,
): ReadonlyMap<string, readonly string[]> {
  const days = entries.flatMap(({ kind, day }): readonly Day[] =>
    kind === 'strike' && day !== 'undated' ? [day] : [],
  );
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined || ties.named.size === 0) return new Map();
  return strikesOfDays(ties.named, { from, to }, strikes, at);
}

async function showEntry(
  entry: TimelineEntry,
  linked: Pick<ShownTimelineEntry, 'linked' | 'linked_more'>,
  reading: TimelineReading,
  api: Api,
): Promise<ShownTimelineEntry> {
  const { kind, day, precision, point, strikes, transactions } = entry;
  const shown = { day, kind, point, ...linked };
  if (strikes !== undefined) {
    const { title } = entryText(entry, []);
    const links = { self: salvosLink(day, reading) };
    return { ...shown, precision, entity: null, title, strikes: showNumbers(strikes), links };
  }
  const entity = entityIdSchema.parse(entry.entity);
  const { sources, ...text } = entryText(entry, await recordsAt({ kind, entity }, reading.at, api));
  return {
    ...shown,
    precision,
    entity,
    ...text,
    ...(transactions === undefined ? {} : { transactions }),
    ...(sources === undefined ? {} : { sources: [...sources] }),
    links: { self: entityLinks(kind, entity).self },
  };
}

function salvosLink(day: string, { strikes, at: { seq } }: TimelineReading): string {
  const { sources, dayRule, claimants } = strikes;
  const asked = { claimant: claimants ?? 'all', source: sources[0], day_rule: dayRule };
  return canonicalPath('/v1/strikes', { ...asked, from: day, to: day, at_seq: seq });
}
