import type { Item } from './attribute-value.ts';
import { type EncodedKey, encodeKey, type KeySchema } from './key-encoding.ts';
import { OrderedPartitions } from './ordered-partitions.ts';
import { StoredItem } from './stored-item.ts';
import { type IndexDefinition, keySchemaOf, type TableDefinition } from './table-definition.ts';

/** What one write does to one index, as DynamoDB bills it. */
export interface IndexWrite {
  readonly before: StoredItem | undefined;
  readonly after: StoredItem | undefined;
  readonly moved: boolean;
}

/** A global or local secondary index: the table's rows that have its key, projected, in its order. */
export class SecondaryIndex {
  readonly name: string;
  readonly kind: 'GlobalSecondaryIndexes' | 'LocalSecondaryIndexes';
  readonly schema: KeySchema;
  readonly entries = new OrderedPartitions();
  /** The attributes an entry keeps, or undefined when it keeps all. */
  readonly projected: ReadonlySet<string> | undefined;

  constructor(definition: TableDefinition, index: IndexDefinition, kind: SecondaryIndex['kind']) {
    this.name = index.IndexName;
    this.kind = kind;
    this.schema = keySchemaOf(definition, index.KeySchema);
    const keys = [...definition.KeySchema, ...index.KeySchema].map((element) => element.AttributeName);
    const all = (index.Projection.ProjectionType ?? 'ALL') === 'ALL';
    this.projected = all ? undefined : new Set([...keys, ...(index.Projection.NonKeyAttributes ?? [])]);
  }

  /** The index's own copy of a row; undefined when the row lacks the index key. */
  project(row: StoredItem | undefined): StoredItem | undefined {
    if (!row || !encodeKey(row.item, this.schema)) return undefined;
    const projected = this.projected;
    if (!projected) return row;
    const item: Item = {};
    for (const name in row.item) {
      const value = row.item[name];
      if (value && projected.has(name)) item[name] = value;
    }
    return new StoredItem(item);
  }

  /** What replacing `before` by `after` writes here. */
  plan(before: StoredItem | undefined, after: StoredItem | undefined): IndexWrite {
    const [from, to] = [before && encodeKey(before.item, this.schema), after && encodeKey(after.item, this.schema)];
    const moved = !from || !to || from.partition !== to.partition || from.order !== to.order;
    return { before: this.project(before), after: this.project(after), moved };
  }

  /** Replaces the entry of the item called `id`. */
  apply(id: string, before: StoredItem | undefined, after: StoredItem | undefined): void {
    const from = before && encodeKey(before.item, this.schema);
    const to = after && encodeKey(after.item, this.schema);
    if (from && !sameKey(from, to)) this.entries.remove(from, id);
    const row = this.project(after);
    if (to && row) this.entries.put({ ...to, id, row });
  }
}

function sameKey(left: EncodedKey, right: EncodedKey | undefined): boolean {
  return left.partition === right?.partition && left.order === right.order;
}
