import { writtenDecimalSchema } from '@counterweight/domain/values';
import { airDefenceRows, goodsRows, pledgeRows } from './oracle-pledges.ts';
import { EntityTexts, type RowToSum } from './view-answers.ts';
import { type AcceptedEvent, entityOf } from './world-event.ts';

/** What every view must say of each entity when exactly these revisions are known: of each record the highest one counts. */
export function expectedAnswers(
  known: readonly AcceptedEvent[],
  redacted: ReadonlySet<AcceptedEvent>,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const views = new Map<string, EntityTexts>();
  const add = (view: string, entity: string, row: RowToSum) => {
    const texts = views.get(view) ?? new EntityTexts();
    views.set(view, texts);
    texts.add(entity, row);
  };
  const highest = [...highestOfEach(known).values()];
  for (const records of Map.groupBy(highest, entityOf).values()) {
    for (const event of records) {
      const { entity, facts, kind } = event.meaning;
      if (facts === undefined || !('view' in facts) || redacted.has(event)) continue;
      for (const row of facts.rows) add(facts.view, entity, kind === 'rate' ? withMoney(row) : row);
    }
    const [first] = records;
    if (first?.meaning.kind !== 'pledge') continue;
    const { entity } = first.meaning;
    for (const row of pledgeRows(entity, records, redacted)) add('support@2', entity, row);
    for (const row of airDefenceRows(entity, records, redacted)) add('air-defence@2', entity, row);
    for (const row of goodsRows(entity, records, redacted)) add('goods@1', entity, row);
  }
  return new Map([...views].map(([view, texts]) => [view, texts.texts()]));
}

function withMoney(row: RowToSum): RowToSum {
  const measures = Object.entries(row.measures).map(([name, value]) => {
    return [name, writtenDecimalSchema.parse(String(value))] as const;
  });
  return { ...row, measures: Object.fromEntries(measures) };
}

/** Of each record its highest revision, by `recordOf`. */
export function highestOfEach(known: readonly AcceptedEvent[]): ReadonlyMap<string, AcceptedEvent> {
  const highest = new Map<string, AcceptedEvent>();
  for (const event of known) {
    const held = highest.get(recordOf(event));
    if (held === undefined || held.meaning.revision < event.meaning.revision) highest.set(recordOf(event), event);
  }
  return highest;
}

/** `kind entity record`. */
export function recordOf({ meaning }: AcceptedEvent): string {
  return `${meaning.kind} ${meaning.entity} ${meaning.record}`;
}
