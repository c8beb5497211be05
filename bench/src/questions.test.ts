import { ViewTable } from '@counterweight/domain/rows';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDuckdb } from './duckdb-peer.ts';
import { subjects } from './questions.ts';
import { openSqlite } from './sqlite-peer.ts';

const ROWS = 1000;

describe.each(subjects)('$shape.table', async ({ shape, generate, questions }) => {
  const table = new ViewTable();
  for (const { entity, row, from, ordinal, to } of generate(ROWS)) table.add(entity, row, from, ordinal, to);
  const peers = [openSqlite(), await openDuckdb()];

  beforeAll(async () => {
    for (const peer of peers) await peer.load(shape, generate(ROWS));
  });

  afterAll(() => {
    for (const peer of peers) peer.close();
  });

  test.each(
    questions.flatMap((question) => peers.map((peer) => ({ question, peer, name: question.name, of: peer.name }))),
  )('$name come to the same in $of, at every position of the journal', async ({ question, peer }) => {
    for (const seq of [0, 5, 12, table.lastChange(2 ** 32 - 2)]) {
      const ours = question.ours(table.at(seq));
      expect(await peer.ask(question.sql(peer, seq))).toEqual(ours);
      expect(ours.size > 0).toBe(seq > 0);
    }
  });
});
