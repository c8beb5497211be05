import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  daySchema,
  entityIdSchema,
  recordIdSchema,
  revisionSchema,
  seqSchema,
  sourceSchema,
} from '@counterweight/domain/values';
import { expect, test } from 'vitest';
import {
  busIdKey,
  cellKey,
  HEAD_KEY,
  journalKey,
  knownKey,
  movesKey,
  receiptKey,
  recordKey,
  rowKey,
  SWEEP_KEY,
  stateKey,
  tokenKey,
} from '../src/keys.ts';
import { type TableDefinition, tables } from '../src/tables.ts';

/** Without the blanks that align its tables. */
const page = readFileSync(fileURLToPath(new URL('../../../docs/data-model.md', import.meta.url)), 'utf8').replace(
  / +/g,
  ' ',
);
const name = {
  kind: 'strike',
  entity: entityIdSchema.parse('desk:a'),
  record: recordIdSchema.parse('report'),
  revision: revisionSchema.parse(1),
};
const cell = { axis: 'end', day: daySchema.parse('2024-01-10') };
const seq = seqSchema.parse(1);

/** A key as the page writes it, its variable parts named in angle brackets. */
const documented = (pk: string, sk: string) => `| \`${pk}\` | \`${sk}\` |`;

/** A documented pattern as an expression that its keys match. */
function patternOf(text: string): RegExp {
  return new RegExp(`^${text.replace(/<[^>]+>/g, '[^#]+')}$`);
}

test.each([
  ['ENTITY#<kind>#<entity>', 'REC#<record>#<revision>', recordKey(name)],
  ['ENTITY#<kind>#<entity>', 'KNOWN#<record>#<revision>', knownKey(name)],
  ['EVENT#<source>#<event id>', 'RECEIPT', receiptKey({ source: sourceSchema.parse('desk'), id: 'e' })],
  ['BUS#<bus id>', 'EVENT', busIdKey('b')],
  ['HEAD', 'HEAD', HEAD_KEY],
  ['JOURNAL', '<seq>', journalKey(seq)],
  ['SWEEP', 'MARK', SWEEP_KEY],
  ['TOKEN', '<token id>', tokenKey('a')],
  ['STATES#<view>#<shard>', '<kind>#<entity>', stateKey('strikes@2', name)],
  ['CELLS#<view>#<shard>', '<axis>#<day>#<known day>', cellKey('strikes@2', cell, cell.day)],
  ['ROWS#<view>#<shard>', '<axis>#<day>#<kind>#<entity>#<known day>', rowKey('strikes@2', cell, name, cell.day)],
  ['MOVES#<view>', '<seq>', movesKey('strikes@2', seq)],
])('the data model shows the key %s, %s as the code makes it', (pk, sk, key) => {
  expect(page).toContain(documented(pk, sk));
  expect(key.pk).toMatch(patternOf(pk));
  expect(key.sk).toMatch(patternOf(sk));
});

const indexes = Object.values<TableDefinition>(tables).flatMap((table) => table.indexes);

test.each(indexes)('the data model shows the index $name with its keys', (index) => {
  const row = page.split('\n').filter((line) => line.startsWith(`| \`${index.name}\` | \`${index.partitionKey}\``));
  expect(row).toHaveLength(1);
  expect(row[0]).toContain(`| \`${index.sortKey}\``);
  for (const attribute of index.projected) expect(row[0]).toContain(`\`${attribute}\``);
});
