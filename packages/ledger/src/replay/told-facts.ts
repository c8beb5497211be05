import { type EntityRef, entityText, type JournalItem } from '../ports/ledger.ts';
import { type Fact, knownFacts, rowFacts } from './facts.ts';

/** What somebody is told of the facts of the journal or of its records. */
export type TakeFact = (ref: EntityRef, fact: Fact) => void;

/**
 * Tells what an item says. Of entities named in `replacing`, whose rows were erased and told anew, nothing but records is told
 * here: they are compared one by one.
 */
export function tellItem(item: JournalItem, replacing: ReadonlySet<string>, take: TakeFact): void {
  for (const { ref, fact } of knownFacts(item)) take(ref, fact);
  for (const change of item.entities) {
    if (replacing.has(entityText(change))) continue;
    const rows = rowFacts(item.seq, change);
    if (rows.type !== 'erased') for (const fact of rows.facts) take(change, fact);
  }
}

/** The facts of some entities, each as often as it is told, in the order of telling. */
export class FactLists {
  readonly #lists = new Map<string, Map<string, number>>();

  add(entity: string, { text }: Fact): void {
    const list = this.#lists.get(entity) ?? new Map<string, number>();
    this.#lists.set(entity, list.set(text, (list.get(text) ?? 0) + 1));
  }

  /** Whatever was told of an entity's rows holds no more. */
  forgetRows(entity: string): void {
    const list = this.#lists.get(entity) ?? new Map<string, number>();
    for (const text of list.keys()) if (!text.startsWith('known ')) list.delete(text);
  }

  /** What only one of both lists says, by entity: `missing` is what this one says alone. */
  *differences(other: FactLists): Generator<{ readonly text: string; readonly here: number; readonly there: number }> {
    for (const entity of [...new Set([...this.#lists.keys(), ...other.#lists.keys()])].sort()) {
      const [own, others] = [this.#lists.get(entity), other.#lists.get(entity)];
      for (const text of [...new Set([...(own?.keys() ?? []), ...(others?.keys() ?? [])])].sort()) {
        const [here, there] = [own?.get(text) ?? 0, others?.get(text) ?? 0];
        if (here !== there) yield { text, here, there };
      }
    }
  }
}
