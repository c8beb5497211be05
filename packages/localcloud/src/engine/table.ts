import { type Item, typeOf } from './attribute-value.ts';
import { validationError } from './errors.ts';
import { type EncodedKey, type KeySchema, keyId, keyParts } from './key-encoding.ts';
import { OrderedPartitions } from './ordered-partitions.ts';
import { SecondaryIndex } from './secondary-index.ts';
import type { StoredItem } from './stored-item.ts';
import { keySchemaOf, type TableDefinition, type TableRecord } from './table-definition.ts';

/** A table in memory: its rows in order, its indexes, its running totals. */
export class Table {
  record: TableRecord;
  readonly schema: KeySchema;
  readonly rows = new OrderedPartitions();
  readonly indexes: readonly SecondaryIndex[];
  itemCount = 0;
  sizeBytes = 0;

  constructor(record: TableRecord) {
    this.record = record;
    const { definition } = record;
    this.schema = keySchemaOf(definition, definition.KeySchema);
    this.indexes = [
      ...(definition.GlobalSecondaryIndexes ?? []).map(
        (index) => new SecondaryIndex(definition, index, 'GlobalSecondaryIndexes'),
      ),
      ...(definition.LocalSecondaryIndexes ?? []).map(
        (index) => new SecondaryIndex(definition, index, 'LocalSecondaryIndexes'),
      ),
    ];
  }

  get name(): string {
    return this.record.definition.TableName;
  }

  get definition(): TableDefinition {
    return this.record.definition;
  }

  get(key: EncodedKey): StoredItem | undefined {
    return this.rows.get(key);
  }

  /** The index of this name; throws ValidationException when the table has none. */
  index(name: string): SecondaryIndex {
    const found = this.indexes.find((index) => index.name === name);
    if (!found) throw validationError(`The table does not have the specified index: ${name}`);
    return found;
  }

  /** The key attributes of an item, as streams and cursors carry them. */
  keyOf(item: Item): Item {
    const key: Item = {};
    for (const part of keyParts(this.schema)) {
      const value = item[part.name];
      if (value) key[part.name] = value;
    }
    return key;
  }

  /** Refuses an item whose index key attributes have another type than the index's. */
  checkIndexKeys(item: Item): void {
    for (const index of this.indexes) {
      for (const part of keyParts(index.schema)) {
        const value = item[part.name];
        if (value === undefined) continue;
        if (value[part.type] === undefined) {
          throw validationError(
            `One or more parameter values were invalid: Type mismatch for Index Key ${part.name} Expected: ${part.type} Actual: ${typeOf(value)} IndexName: ${index.name}`,
          );
        }
        if (value.S === '' || value.B === '') {
          throw validationError(
            `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty ${part.type === 'S' ? 'string' : 'binary'} value. IndexName: ${index.name}, IndexKey: ${part.name}`,
          );
        }
      }
    }
  }

  /** Replaces one row and every index entry of it. */
  apply(key: EncodedKey, after: StoredItem | undefined): void {
    const before = this.rows.get(key);
    if (after) this.rows.put({ ...key, id: '', row: after });
    else this.rows.remove(key);
    this.itemCount += (after ? 1 : 0) - (before ? 1 : 0);
    this.sizeBytes += (after?.size ?? 0) - (before?.size ?? 0);
    if (this.indexes.length === 0) return;
    const id = keyId(key);
    for (const index of this.indexes) index.apply(id, before, after);
  }
}
