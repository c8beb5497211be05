import { canonicalPath, strikeNumbersSchema } from '@counterweight/contracts/http';
import { type TimelineEntry, timelineKinds, timelinePoints } from '@counterweight/domain/answers';
import type { Tie } from '@counterweight/domain/kinds';
import { type Day, entityIdSchema, sourceReferencesSchema, whenSchema } from '@counterweight/domain/values';
import { z } from '@hono/zod-openapi';
import type { Api } from '../../api-deps.ts';
import { entityLinks } from '../../entities/entity-resource.ts';
import { type ShownTie, shownTieSchema } from '../../entities/link/shown-ties.ts';
import { recordsAt } from '../../entities/records-at.ts';
import type { TableRow } from '../../http/formats.ts';
import { showNumbers } from '../strikes/show-strikes.ts';
import { entryText } from './entry-text.ts';
import type { TimelineReading } from './read-timeline.ts';
import { strikesOfDays } from './strikes-of-days.ts';

/** An entry as it is shown. */
export const timelineEntrySchema = z
  .strictObject({
    day: z.string().meta({ description: 'Its day; the first of a month of which no more is known; else undated' }),
    precision: z.enum(['day', 'month', 'between', 'undated']),
    kind: z.enum(timelineKinds),
    point: z.enum(timelinePoints).meta({ description: 'What happened' }),
    entity: z.string().nullable().meta({ description: 'None for strikes, which stand together by day' }),
    title: z.string(),
    when: whenSchema.optional().meta({ description: 'The date as its source gives it, where it is no day' }),
    note: z.string().optional(),
    strikes: strikeNumbersSchema.optional().meta({ description: 'All salvos of the day, as claimed' }),
    transactions: z.int().optional().meta({ description: 'How many transactions of the pledge stand here' }),
    sources: sourceReferencesSchema.optional(),
    linked: z
      .array(
        shownTieSchema.extend({
          strike: z.string().optional().meta({ description: 'Of a day of strikes the one that the link names' }),
        }),
      )
      .meta({ description: 'The links that name it, from either end; links of every source' }),
    links: z.strictObject({
      self: z.string().meta({ description: 'The entity; for strikes the salvos of the day' }),
    }),
  })
  .meta({ id: 'TimelineEntry' });
export type ShownEntry = z.output<typeof timelineEntrySchema>;

/** A tie of an entry; of strikes also which of the day's it is of. */
interface EntryTie {
  readonly tie: Tie;
  readonly strike?: string;
}

/** The entries of a page with their words, sources and links, read at the reading's own position. */
export async function showEntries(
  entries: readonly TimelineEntry[],
  reading: TimelineReading,
  api: Api,
): Promise<readonly ShownEntry[]> {
  const struck = await struckEntities(entries, reading, api);
  const tiesOf = entries.map((entry) => entryTies(entry, struck, reading));
  const show = await reading.ties.show(tiesOf.flat().map(({ tie }) => tie));
  return Promise.all(
    entries.map(async (entry, index) => {
      const linked = (tiesOf[index] ?? []).map(({ tie, ...of }) => ({ ...show(tie), ...of }));
      return showEntry(entry, linked, reading, api);
    }),
  );
}

function entryTies(
  { entity, kind, day }: TimelineEntry,
  struck: ReadonlyMap<string, readonly string[]>,
  { ties }: TimelineReading,
): readonly EntryTie[] {
  if (kind !== 'strike') return ties.of(entity).map((tie) => ({ tie }));
  return (struck.get(day) ?? []).flatMap((strike) => ties.of(strike).map((tie) => ({ tie, strike })));
}

/** By day the strikes of a page that a link names; looked for only where there are links. */
async function struckEntities(
  entries: readonly TimelineEntry[],
  { ties, strikes, position }: TimelineReading,
  api: Api,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const days = entries.flatMap(({ kind, day }): readonly Day[] =>
    kind === 'strike' && day !== 'undated' ? [day] : [],
  );
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined || ties.named.size === 0) return new Map();
  return strikesOfDays(ties.named, { from, to }, strikes, position.knownAt, api);
}

async function showEntry(
  entry: TimelineEntry,
  linked: ShownEntry['linked'],
  reading: TimelineReading,
  api: Api,
): Promise<ShownEntry> {
  const { kind, day, precision, point, strikes, transactions } = entry;
  const shown = { day, kind, point, linked };
  if (strikes !== undefined) {
    const { title } = entryText(entry, []);
    const links = { self: salvosLink(day, reading) };
    return { ...shown, precision, entity: null, title, strikes: showNumbers(strikes), links };
  }
  const entity = entityIdSchema.parse(entry.entity);
  const { sources, ...text } = entryText(entry, await recordsAt({ kind, entity }, reading.position, api));
  return {
    ...shown,
    precision,
    entity,
    ...text,
    ...(transactions === undefined ? {} : { transactions }),
    ...(sources === undefined ? {} : { sources: [...sources] }),
    links: { self: entityLinks(`/v1/${kind}s`, entity).self },
  };
}

function salvosLink(day: string, { strikes, position: { knownAt } }: TimelineReading): string {
  const { sources, dayRule, claimants } = strikes;
  const asked = { claimant: claimants ?? 'all', source: sources[0], day_rule: dayRule };
  return canonicalPath('/v1/strikes', { ...asked, from: day, to: day, known_at: knownAt });
}

export const timelineColumns: readonly string[] = [
  ...['day', 'precision', 'kind', 'point', 'entity', 'title', 'salvos', 'launched', 'unknown_launched'],
  ...['destroyed', 'unknown_destroyed', 'transactions', 'linked', 'publisher', 'source_title'],
];

/** An entry as flat columns. */
export function timelineCells(entry: ShownEntry): TableRow {
  const { day, precision, kind, point, entity, title, strikes, transactions, linked, sources = [] } = entry;
  return {
    ...{ day, precision, kind, point, title, transactions },
    entity: entity ?? undefined,
    salvos: strikes?.salvos,
    launched: strikes?.launched,
    unknown_launched: strikes?.unknown.launched,
    destroyed: strikes?.destroyed,
    unknown_destroyed: strikes?.unknown.destroyed,
    linked: linked.map(tieText).join('; '),
    publisher: sources.map(({ publisher }) => publisher).join('; '),
    source_title: sources.map((source) => source.title).join('; '),
  };
}

function tieText({ direction, relation, entity, dangling }: ShownTie): string {
  return `${direction} ${relation} ${entity}${dangling ? ' (dangling)' : ''}`;
}
