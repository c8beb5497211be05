import { type KindName, linkKind } from '@counterweight/domain/kinds';
import { sourceOf } from '@counterweight/domain/values';
import { z } from 'zod';
import { foldRows } from '../project/fold-rows.ts';
import { UnprojectableError } from '../project/unprojectable-error.ts';
import type { Candidate } from './read-delivery.ts';

/** What an event takes of its source's budget, beside being an event. */
export interface EventCost {
  readonly rows: number;
  /** The entity that it revises. */
  readonly revises: string | undefined;
  /** Entities of other sources that it links to. */
  readonly linksTo: readonly string[];
}

/** What is refused costs no more than the event. */
export const REFUSED_COST: EventCost = { rows: 0, revises: undefined, linksTo: [] };

const linkData = z.object({ link: linkKind.body });
const itemsData = z.object({ transaction: z.object({ units: z.array(z.unknown()) }) });

/** The cost of an event that may be recorded. Rows are those that its record makes by itself. */
export function costOf({ event, name }: Pick<Candidate, 'event' | 'name'>): EventCost {
  return {
    rows: Math.max(1, rowsOf({ event, name }), itemsIn(event.data)),
    revises: name.entity,
    linksTo: name.kind === LINK ? endsElsewhere(event) : [],
  };
}

const LINK: KindName = 'link';

function rowsOf({ event, name }: Pick<Candidate, 'event' | 'name'>): number {
  const { record, revision } = name;
  try {
    const views = foldRows(name, [{ record, revision, status: 'live', data: event.data }]);
    return views.reduce((sum, { rows }) => sum + rows.length, 0);
  } catch (error) {
    if (error instanceof UnprojectableError) return 0;
    throw error;
  }
}

/** A transaction makes its rows only beside its pledge's header: at least one for each item. */
function itemsIn(data: unknown): number {
  const parsed = itemsData.safeParse(data);
  return parsed.success ? parsed.data.transaction.units.length : 0;
}

function endsElsewhere({ source, data }: Candidate['event']): readonly string[] {
  const parsed = linkData.safeParse(data);
  if (!parsed.success) return [];
  const { from, to } = parsed.data.link;
  return [from, to].filter((end) => sourceOf(end) !== source);
}
