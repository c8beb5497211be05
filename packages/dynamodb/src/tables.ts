/** A table as its keys need it; names, billing and protection are the deployment's. Every key attribute is a string. */
export interface TableDefinition {
  readonly partitionKey: string;
  readonly sortKey?: string;
  /** What a stream record carries; no stream when absent. */
  readonly stream?: 'KEYS_ONLY';
  readonly indexes: readonly IndexDefinition[];
}

export interface IndexDefinition {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey: string;
  /** Attributes beside the keys; none: keys only. */
  readonly projected: readonly string[];
}

export type TableName = 'ledger' | 'quarantine' | 'tokens';

/** The tables. The keys' texts are made in `keys.ts`, which `docs/data-model.md` explains. */
export const tables = {
  ledger: {
    partitionKey: 'pk',
    sortKey: 'sk',
    // The key names the entity, which is all the projector needs; a redacted payload leaves no copy in the stream.
    stream: 'KEYS_ONLY',
    indexes: [{ name: 'by-accepted', partitionKey: 'acceptedDay', sortKey: 'acceptedOrder', projected: [] }],
  },
  quarantine: {
    partitionKey: 'id',
    indexes: [
      { name: 'by-source', partitionKey: 'claimedSource', sortKey: 'order', projected: [] },
      { name: 'by-event', partitionKey: 'claimedEvent', sortKey: 'order', projected: ['claimedSource'] },
      { name: 'newest', partitionKey: 'everything', sortKey: 'order', projected: [] },
    ],
  },
  // Apart, so that no role that writes to the ledger can let anybody in.
  tokens: { partitionKey: 'id', indexes: [] },
} as const satisfies Record<TableName, TableDefinition>;

/**
 * The stream records that announce a new record, as an event source mapping's filter pattern: receipts, states and
 * the journal share the table and would otherwise wake the projector for nothing.
 */
export const newRecordFilter = { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'REC#' }] } } } };
