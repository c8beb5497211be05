import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { entityIdSchema, recordIdSchema, revisionSchema, seqSchema, sourceSchema } from '@counterweight/domain/values';
import { EMPTY_HEAD, headAfter, nextJournalItem } from '@counterweight/ledger';
import { expect, test } from 'vitest';
import { headItem, journalItems } from '../src/journal-items.ts';
import {
  HEAD_KEY,
  journalKey,
  journalPartKey,
  payloadKey,
  receiptKey,
  recordKey,
  SWEEP_KEY,
  stateKey,
} from '../src/keys.ts';
import { receiptItem } from '../src/receipt-item.ts';
import { recordItems } from '../src/record-item.ts';
import { stateItem } from '../src/state-item.ts';
import { type TableDefinition, tables } from '../src/tables.ts';
import { recordOf } from './sample-records.ts';

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
const seq = seqSchema.parse(1);

/** A key as the page writes it, its variable parts named in angle brackets. */
const documented = (pk: string, sk: string) => `| \`${pk}\` | \`${sk}\` |`;

/** A documented pattern as an expression that its keys match. */
function patternOf(text: string): RegExp {
  return new RegExp(`^${text.replace(/<[^>]+>/g, '[^#]+')}$`);
}

test.each([
  ['ENTITY#<kind>#<entity>', 'REC#<record>#<revision>', recordKey(name)],
  ['PAYLOAD#<kind>#<entity>', '<record>#<revision>#<hash>', payloadKey(name, 'h')],
  ['STATE#<kind>#<entity>', 'STATE', stateKey(name)],
  ['EVENT#<source>#<event id>', 'RECEIPT', receiptKey({ source: sourceSchema.parse('desk'), id: 'e' })],
  ['HEAD', 'HEAD', HEAD_KEY],
  ['JOURNAL', '<seq>', journalKey(seq)],
  ['JOURNAL', '<seq>#<part>', journalPartKey(seq, 1)],
  ['SWEEP', 'MARK', SWEEP_KEY],
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

const row = (item: string) => page.split('\n').find((line) => line.startsWith(`| ${item} | \``)) ?? '';
const large = recordItems(recordOf('a', 'x'.repeat(5000)));
const redacted = recordOf('a', {}, { payload: { kept: false, reason: 'an address', answer: 451 } });
const item = nextJournalItem(EMPTY_HEAD, 0);
const state = { ...name, version: 1, known: {}, rows: {}, seq, redacted: 1 };

test.each([
  ['receipt', receiptItem({ name, source: sourceSchema.parse('desk'), id: 'e', at: 'at', sender: 'test' })],
  ['record', recordItems(recordOf('a')).record],
  ['record', recordItems(redacted).record],
  ['record', large.record],
  ['payload', large.payload ?? {}],
  ['state', stateItem(state)],
  ['HEAD', headItem(headAfter(item, EMPTY_HEAD.views))],
  ['journal item', journalItems(item)[0] ?? {}],
])('the data model names every attribute of a %s', (named, stored) => {
  const attributes = Object.keys(stored).filter((attribute) => !['pk', 'sk'].includes(attribute));
  expect(attributes.length).toBeGreaterThan(0);
  expect(attributes.filter((attribute) => !row(named).includes(`\`${attribute}\``))).toEqual([]);
});
