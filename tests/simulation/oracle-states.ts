import { entityText, type JournalItem, type RowsOfEntity, type StateItem } from '@counterweight/ledger';
import { EntityTexts, type RowToSum } from './view-answers.ts';
import { type AcceptedEvent, entityOf } from './world-event.ts';

type Rows<Type extends RowsOfEntity['type']> = Extract<RowsOfEntity, { readonly type: Type }>;

/** The rows that stand as the journal tells of them, followed by hand. */
class FollowedByHand {
  readonly faults: string[] = [];
  readonly #tables = new Map<string, Map<string, RowToSum>>();
  /** Entities whose rows were erased, until they are told anew. */
  readonly #erased = new Set<string>();

  constructor(journal: readonly JournalItem[]) {
    for (const { seq, entities } of journal) {
      for (const change of entities) this.#take(entityText(change), change.content?.rows, seq);
    }
    for (const entity of this.#erased) this.faults.push(`the rows of ${entity} were erased, and nothing replaces them`);
  }

  /** An entity's rows in one place, by `from/ordinal`. */
  standing(place: string, entity: string): Map<string, RowToSum> {
    const key = `${place} ${entity}`;
    const table = this.#tables.get(key) ?? new Map<string, RowToSum>();
    this.#tables.set(key, table);
    return table;
  }

  #take(entity: string, rows: RowsOfEntity | undefined, seq: number): void {
    if (rows === undefined) this.#erased.add(entity);
    else if (rows.type === 'replaced') this.#replace(entity, rows);
    else if (!this.#erased.has(entity)) this.#move(entity, rows, seq);
  }

  #replace(entity: string, { rows }: Rows<'replaced'>): void {
    this.#erased.delete(entity);
    for (const key of [...this.#tables.keys()]) if (key.endsWith(` ${entity}`)) this.#tables.delete(key);
    for (const [place, history] of Object.entries(rows)) {
      for (const { from, ordinal, to, row } of history) {
        if (to === undefined) this.standing(place, entity).set(`${from}/${ordinal}`, row);
      }
    }
  }

  #move(entity: string, { came, gone }: Rows<'moved'>, seq: number): void {
    const went = new Set<string>();
    for (const [place, pointers] of Object.entries(gone)) {
      const standing = this.standing(place, entity);
      for (const { from, ordinal } of pointers) {
        const row = standing.get(`${from}/${ordinal}`);
        standing.delete(`${from}/${ordinal}`);
        if (row !== undefined) went.add(`${place} ${textOf(row)}`);
        // What stood when the view was switched is in its snapshot alone.
        else if (from > Number(place.split('/')[1])) {
          this.faults.push(`journal ${seq}: ${entity} ${place} ${from}/${ordinal} went and did not stand`);
        }
      }
    }
    for (const [place, rows] of Object.entries(came)) {
      for (const [ordinal, row] of rows.entries()) {
        this.standing(place, entity).set(`${seq}/${ordinal}`, row);
        if (went.has(`${place} ${textOf(row)}`))
          this.faults.push(`journal ${seq}: a row of ${entity} went and came again`);
      }
    }
  }
}

/** What is wrong with the states: which revisions they know, since when, and the rows that they say stand. */
export function judgeStates(
  states: readonly StateItem[],
  journal: readonly JournalItem[],
  knownAt: ReadonlyMap<AcceptedEvent, number>,
  places: ReadonlySet<string>,
): readonly string[] {
  const journalled = new FollowedByHand(journal);
  const faults: string[] = [...journalled.faults];
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
      const followed = [...journalled.standing(place, entity)].map(([key, row]) => `${key} ${textOf(row)}`);
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
