import assert from 'node:assert/strict';
import { ViewTable } from '@counterweight/domain/rows';
import { arrowFormat } from '@counterweight/ledger/arrow';
import { openDuckdb } from './duckdb-peer.ts';
import { medianMs } from './median-ms.ts';
import type { Peer } from './peer.ts';
import { type Question, subjects } from './questions.ts';
import { openSqlite } from './sqlite-peer.ts';

/** Median times of one question over so many rows. */
export interface Figures {
  readonly rows: number;
  readonly question: string;
  readonly oursMs: number;
  readonly knownAtMs: number;
  readonly SQLiteMs: number;
  readonly DuckDBMs: number;
}

/** The same questions over the same generated rows, of so many as each size says, asked of views and of databases in one run. */
export async function benchViews(sizes: readonly number[]) {
  const figures: Figures[] = [];
  const tables: ({ readonly view: string } & Awaited<ReturnType<typeof measureTable>>)[] = [];
  for (const size of sizes) {
    for (const { shape, generate, questions } of subjects) {
      const table = new ViewTable();
      for (const { entity, row, from, ordinal, to } of generate(size)) table.add(entity, row, from, ordinal, to);
      tables.push({ view: shape.table, ...(await measureTable(table)) });
      const peers = [openSqlite(), await openDuckdb()];
      for (const peer of peers) await peer.load(shape, generate(size));
      for (const question of questions) {
        const measured = await measureQuestion(question, table, peers);
        figures.push(measured);
        // A million rows take minutes: what is measured is told at once.
        process.stderr.write(`${JSON.stringify(measured)}\n`);
      }
      for (const peer of peers) peer.close();
    }
  }
  return { figures, tables };
}

async function measureTable(table: ViewTable) {
  const bytes = arrowFormat.writeTable(table);
  const loadMs = await medianMs(() => arrowFormat.readTable(bytes), 3);
  return {
    rows: table.size,
    bytesOfMemoryARow: Math.round(table.bytes / table.size),
    bytesOfSnapshot: bytes.length,
    loadMs,
  };
}

/** Answers are compared before they are timed. */
async function measureQuestion(question: Question, table: ViewTable, peers: readonly Peer[]): Promise<Figures> {
  const seq = table.lastChange(2 ** 32 - 2);
  const early = Math.ceil(seq / 2);
  const ms: Record<string, number> = {};
  for (const peer of peers) {
    for (const at of [seq, early]) {
      assert.deepEqual(
        sorted(await peer.ask(question.sql(peer, at))),
        sorted(question.ours(table.at(at))),
        question.name,
      );
    }
    ms[peer.name] = await medianMs(() => peer.ask(question.sql(peer, seq)));
  }
  return {
    rows: table.size,
    question: question.name,
    oursMs: await medianMs(() => question.ours(table.at(seq))),
    knownAtMs: await medianMs(() => question.ours(table.at(seq - 1))),
    SQLiteMs: ms.SQLite ?? Number.NaN,
    DuckDBMs: ms.DuckDB ?? Number.NaN,
  };
}

function sorted(answer: ReadonlyMap<string, readonly number[]>) {
  return [...answer].sort(([a], [b]) => (a < b ? -1 : 1));
}
