import type { Contribution, Measures } from '@counterweight/domain/rows';
import { daySchema, writtenDecimalSchema } from '@counterweight/domain/values';
import type { AcceptedEvent, PledgeFacts } from './world-event.ts';

const STAGES = ['committed', 'delivered'];

interface Paid {
  readonly record: string;
  readonly paid: Extract<PledgeFacts, { paid: unknown }>['paid'];
}

/** A pledge's header and, in order of day, what was paid, by the records' highest revisions. */
function readPledge(records: readonly AcceptedEvent[]) {
  const header = records.find(({ meaning }) => meaning.record === 'header');
  const paid = records.flatMap(({ meaning: { record, facts } }): Paid[] =>
    typeof facts === 'object' && 'paid' in facts ? [{ record, paid: facts.paid }] : [],
  );
  const facts = header?.meaning.facts;
  const live = typeof facts === 'object' && 'header' in facts ? facts.header : undefined;
  const inOrder = paid.toSorted((a, b) => (`${a.paid.day} ${a.record}` < `${b.paid.day} ${b.record}` ? -1 : 1));
  return { header, live, inOrder };
}

/** What the air-defence view must hold of one pledge: its items, each in the one cell that the pledge is listed in. */
export function airDefenceSums(entity: string, records: readonly AcceptedEvent[]): readonly Contribution[] {
  const { live, inOrder } = readPledge(records);
  const [first] = inOrder;
  if (live === undefined || first === undefined) return [];
  const cell = { axis: 'list', day: daySchema.parse(first.paid.day) };
  const own = { source: entity.split(':')[0] ?? '', pledge: entity, donor: live.donor };
  return inOrder.flatMap(({ record, paid: { stage, day, given } }) =>
    given.flatMap(({ item, count, place }, line): Contribution[] => {
      if (place === undefined) return [];
      const moved = { transaction: record.slice('tx-'.length), type: stage, stage, date: day, precision: 'day' };
      const said = { item, published_class: '', qualifier: '', part: '', ...place, line: String(line) };
      const measures: Measures = { lines: 1, ...(count === undefined ? { unknown: 1 } : { units: count }) };
      return [{ cell, dimensions: { ...own, ...moved, ...said }, measures }];
    }),
  );
}

/** What the support view must hold of one pledge, whose records' highest revisions these are. */
export function pledgeSums(entity: string, records: readonly AcceptedEvent[]): readonly Contribution[] {
  const { header, live, inOrder } = readPledge(records);
  if (header === undefined && inOrder.length === 0) return [];
  const own = { source: entity.split(':')[0] ?? '', pledge: entity, umbrella: '' };
  const reached = STAGES.filter((stage) => inOrder.some((each) => each.paid.stage === stage)).at(-1) ?? 'announced';
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
