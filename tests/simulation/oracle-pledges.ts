import { type Contribution, daySchema, type Measures, writtenDecimalSchema } from '@counterweight/domain';
import type { AcceptedEvent } from './oracle-views.ts';
import type { PledgeFacts } from './world-pledges.ts';

const STAGES = ['committed', 'delivered'];

interface Paid {
  readonly record: string;
  readonly paid: Extract<PledgeFacts, { paid: unknown }>['paid'];
}

/** What the support view must hold of one pledge, whose records' highest revisions these are. */
export function pledgeSums(entity: string, records: readonly AcceptedEvent[]): readonly Contribution[] {
  const header = records.find(({ meaning }) => meaning.record === 'header');
  const paid = records.flatMap(({ meaning: { record, facts } }): Paid[] =>
    typeof facts === 'object' && 'paid' in facts ? [{ record, paid: facts.paid }] : [],
  );
  if (header === undefined && paid.length === 0) return [];
  const facts = header?.meaning.facts;
  const live = typeof facts === 'object' && 'header' in facts ? facts.header : undefined;
  const inOrder = paid.toSorted((a, b) => (`${a.paid.day} ${a.record}` < `${b.paid.day} ${b.record}` ? -1 : 1));
  const own = { source: entity.split(':')[0] ?? '', pledge: entity, umbrella: '' };
  const reached = STAGES.filter((stage) => paid.some((each) => each.paid.stage === stage)).at(-1) ?? 'announced';
  const status = header === undefined ? 'awaiting_header' : live === undefined ? 'withdrawn' : reached;
  const said =
    live === undefined ? { donor: [], category: [], subcategory: [] } : { ...live, subcategory: 'unspecified' };
  const listed: Contribution = {
    cell: { axis: 'list', day: inOrder[0] === undefined ? 'undated' : daySchema.parse(inOrder[0].paid.day) },
    dimensions: { ...own, ...said, status, replenishment: '' },
    measures: { pledges: 1 },
  };
  if (live === undefined) return [listed];
  const counted = inOrder.map((each) => ({
    cell: { axis: 'day', day: daySchema.parse(each.paid.day) },
    dimensions: {
      ...{ ...own, ...said, stage: each.paid.stage, currency: each.paid.currency },
      ...{ precision: 'day', reported: '' },
    },
    measures: measuresOf(each, inOrder.find(({ paid: { stage } }) => stage === each.paid.stage) === each),
  }));
  return [listed, ...counted];
}

function measuresOf({ paid: { cents } }: Paid, first: boolean): Measures {
  const amount = writtenDecimalSchema.parse(`${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);
  return { transactions: 1, amount, ...(first ? { packages: 1 } : {}) };
}
