import { entityText, type JournalItem, type RowsOfEntity, type StateItem, type ViewPlace } from '@counterweight/ledger';
import { EntityTexts, type RowToSum } from './view-answers.ts';
import { type AcceptedEvent, entityOf } from './world-event.ts';

type Standing = Map<string, Extract<RowsOfEntity, { readonly type: 'moved' }>['came'][ViewPlace][number]>;

/** The rows that stand at the end of the journal, followed by hand: of each place and entity, by `from/ordinal`. */
export function followByHand(journal: readonly JournalItem[]) {
  const faults: string[] = [];
  const tables = new Map<string, Standing>();
  const erased = new Set<string>();
  const tableOf = (place: string, entity: string): Standing => {
    const key = `${place} ${entity}`;
    const table = tables.get(key) ?? new Map();
    tables.set(key, table);
    return table;
  };
  for (const { seq, entities } of journal) {
    for (const change of entities) {
      const entity = entityText(change);
      const rows = change.content?.rows;
      if (rows === undefined) erased.add(entity);
      else if (rows.type === 'replaced') {
        erased.delete(entity);
        for (const key of [...tables.keys()]) if (key.endsWith(` ${entity}`)) tables.delete(key);
        for (const [place, history] of Object.entries(rows.rows)) {
          for (const { from, ordinal, to, row } of history) {
            if (to === undefined) tableOf(place, entity).set(`${from}/${ordinal}`, row);
          }
        }
      } else if (!erased.has(entity)) {
        for (const [place, pointers] of Object.entries(rows.gone)) {
          for (const { from, ordinal } of pointers) {
            // What stood when the view was switched is in its snapshot alone.
            const isTold = from > Number(place.split('/')[1]);
            const went = tableOf(place, entity).delete(`${from}/${ordinal}`);
            if (isTold && !went)
              faults.push(`journal ${seq}: ${entity} ${place} ${from}/${ordinal} went and did not stand`);
          }
        }
        for (const [place, came] of Object.entries(rows.came)) {
          for (const [ordinal, row] of came.entries()) tableOf(place, entity).set(`${seq}/${ordinal}`, row);
        }
      }
    }
  }
  for (const entity of erased) faults.push(`the rows of ${entity} were erased, and nothing replaces them`);
  return { faults, tables };
}

/** What is wrong with the states: which revisions they know, since when, and the rows that they say stand. */
export function judgeStates(
  states: readonly StateItem[],
  journal: readonly JournalItem[],
  knownAt: ReadonlyMap<AcceptedEvent, number>,
  places: ReadonlySet<string>,
): readonly string[] {
  const { faults, tables } = followByHand(journal);
  const byEntity = Map.groupBy(knownAt, ([event]) => entityOf(event));
  for (const state of states) {
    const entity = entityText(state);
    const known = (byEntity.get(entity) ?? []).map(
      ([{ meaning }, seq]) => `${meaning.record} ${meaning.revision} at ${seq}`,
    );
    const [said, should] = [knownIn(state).sort().join(', '), known.sort().join(', ')];
    if (said !== should) faults.push(`state ${entity} knows ${said}, the journal ${should}`);
    for (const [place, rows] of Object.entries(state.rows)) {
      if (!places.has(place) || !place.endsWith('/0')) continue;
      const followed = [...(tables.get(`${place} ${entity}`) ?? [])].map(([key, row]) => `${key} ${textOf(row)}`);
      const standing = rows.map(({ from, ordinal, row }) => `${from}/${ordinal} ${textOf(row)}`);
      if (standing.sort().join('\n') !== followed.sort().join('\n')) {
        faults.push(`state ${entity} ${place} says\n${standing.join('\n')}\nthe journal\n${followed.join('\n')}`);
      }
    }
  }
  const without = [...byEntity.keys()].filter((entity) => !states.some((state) => entityText(state) === entity));
  return [...faults, ...without.map((entity) => `${entity} has no state`)];
}

function knownIn({ known }: StateItem): string[] {
  return Object.entries(known).flatMap(([record, runs]) =>
    runs.flatMap(([from, to, seq]) =>
      Array.from({ length: to - from + 1 }, (_, index) => `${record} ${from + index} at ${seq}`),
    ),
  );
}

function textOf(row: RowToSum): string {
  const texts = new EntityTexts();
  texts.add('', row);
  return texts.texts().get('') ?? '';
}
