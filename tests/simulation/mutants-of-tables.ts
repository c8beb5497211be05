import type { Mutant } from './mutant.ts';

/** Faults of DynamoDB's adapter, which the simulation over tables alone can notice. */
export const mutantsOfTables: readonly Mutant[] = [
  {
    title: 'keys that a batch of reads leaves are forgotten',
    seed: 1,
    file: 'dynamodb/src/reading.ts',
    text: 'pending = page.UnprocessedKeys?.[table]?.Keys ?? [];',
    becomes: 'pending = [];',
  },
  {
    title: 'a query ends with its first page',
    seed: 1,
    file: 'dynamodb/src/reading.ts',
    text: 'start = page.LastEvaluatedKey;',
    becomes: 'start = undefined;',
  },
  {
    title: 'a lost response to an insert is taken for one that stored',
    seed: 1,
    file: 'dynamodb/src/new-items.ts',
    text: 'else for (const { fail } of batch) fail(error);',
    becomes: 'else for (const { settle } of batch) settle(undefined);',
  },
  {
    title: 'an insert of a key that is there counts as stored',
    seed: 1,
    file: 'dynamodb/src/new-items.ts',
    text: "if (error === undefined) return { outcome: 'stored' };",
    becomes: "if (error === undefined || error.Code === Code.DuplicateItem) return { outcome: 'stored' };",
  },
  {
    title: 'an item that another transaction holds counts as one that can never be stored',
    seed: 1,
    file: 'dynamodb/src/cancellation.ts',
    text: "TransactionConflict: 'conflict',",
    becomes: "TransactionConflict: 'invalid',",
  },
  {
    title: 'a state is written whatever its version',
    seed: 2,
    file: 'dynamodb/src/commit-items.ts',
    text: 'stateIs(expectedVersion)',
    becomes: 'undefined',
  },
];
