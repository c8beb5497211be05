import type { Measures } from '@counterweight/domain/rows';
import { writtenDecimalSchema } from '@counterweight/domain/values';
import type { RowToSum } from './view-answers.ts';
import type { AcceptedEvent, PledgeFacts } from './world-event.ts';

const STAGES = ['committed', 'delivered'];

interface Paid {
  readonly record: string;
  readonly paid: Extract<PledgeFacts, { paid: unknown }>['paid'];
}

/** A pledge's header and, in order of day, what was paid, by the records' highest revisions. */
function readPledge(records: readonly AcceptedEvent[], redacted: ReadonlySet<AcceptedEvent>) {
  const header = records.find(({ meaning }) => meaning.record === 'header');
  const left = records.filter((event) => !redacted.has(event));
  const paid = left.flatMap(({ meaning: { record, facts } }): Paid[] =>
    facts !== undefined && 'paid' in facts ? [{ record, paid: facts.paid }] : [],
  );
  const facts = left.find((event) => event === header)?.meaning.facts;
  const live = facts !== undefined && 'header' in facts ? facts.header : undefined;
  const inOrder = paid.toSorted((a, b) => (`${a.paid.day} ${a.record}` < `${b.paid.day} ${b.record}` ? -1 : 1));
  return { header, live, inOrder };
}

/** What the air-defence view must hold of one pledge: its items, each on the day that the pledge is listed under. */
export function airDefenceRows(
  entity: string,
  records: readonly AcceptedEvent[],
  redacted: ReadonlySet<AcceptedEvent>,
): readonly RowToSum[] {
  const { live, inOrder } = readPledge(records, redacted);
  const [first] = inOrder;
  if (live === undefined || first === undefined) return [];
  const listed = { axis: 'list', day: first.paid.day };
  const own = { source: entity.split(':')[0] ?? '', pledge: entity, donor: live.donor };
  return inOrder.flatMap(({ record, paid: { stage, day, given } }) =>
    given.flatMap(({ item, count, place }, line): RowToSum[] => {
      if (place === undefined) return [];
      const moved = { transaction: record.slice('tx-'.length), type: stage, stage, date: day, precision: 'day' };
      const said = { item, published_class: '', qualifier: '', part: '', ...place, line: String(line) };
      const measures: Measures = { lines: 1, ...(count === undefined ? { unknown: 1 } : { units: count }) };
      return [{ ...listed, dimensions: { ...own, ...moved, ...said }, measures }];
    }),
  );
}

/** What the view of goods must hold of one pledge: every item that is no air defence on the day that it moved. */
export function goodsRows(
  entity: string,
  records: readonly AcceptedEvent[],
  redacted: ReadonlySet<AcceptedEvent>,
): readonly RowToSum[] {
  const { live, inOrder } = readPledge(records, redacted);
  if (live === undefined) return [];
  const own = { source: entity.split(':')[0] ?? '', pledge: entity, donor: live.donor };
  return inOrder.flatMap(({ record, paid: { stage, day, given } }) =>
    given.flatMap(({ item, count, place }, line): RowToSum[] => {
      if (place !== undefined) return [];
      const moved = { transaction: record.slice('tx-'.length), type: stage, stage, precision: 'day' };
      const said = { item, published_class: '', qualifier: '', line: String(line) };
      const measures: Measures = { lines: 1, ...(count === undefined ? { unknown: 1 } : { units: count }) };
      return [{ axis: 'item', day, dimensions: { ...own, ...moved, ...said }, measures }];
    }),
  );
}

/** What the support view must hold of one pledge, whose records' highest revisions these are. */
export function pledgeRows(
  entity: string,
  records: readonly AcceptedEvent[],
  redacted: ReadonlySet<AcceptedEvent>,
): readonly RowToSum[] {
  const { header, live, inOrder } = readPledge(records, redacted);
  if (header === undefined && inOrder.length === 0) return [];
  const own = { source: entity.split(':')[0] ?? '', pledge: entity, umbrella: '' };
  const reached = STAGES.filter((stage) => inOrder.some((each) => each.paid.stage === stage)).at(-1) ?? 'announced';
  const gone = header !== undefined && redacted.has(header) ? 'redacted' : 'withdrawn';
  const status = header === undefined ? 'awaiting_header' : live === undefined ? gone : reached;
  const said =
    live === undefined ? { donor: [], category: [], subcategory: [] } : { ...live, subcategory: 'unspecified' };
  const listed: RowToSum = {
    axis: 'list',
    day: inOrder[0]?.paid.day ?? 'undated',
    dimensions: { ...own, ...said, status, replenishment: '' },
    measures: { pledges: 1 },
  };
  if (live === undefined) return [listed];
  const counted = inOrder.map((each) => ({
    axis: 'day',
    day: each.paid.day,
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
