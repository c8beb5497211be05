import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { type BenchRow, flatten, type Shape, sharedColumns } from './flat-rows.ts';
import type { Peer } from './peer.ts';

/** DuckDB in memory, on all cores, with sets as lists. */
export async function openDuckdb(): Promise<Peer> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  return {
    name: 'DuckDB',
    async load(shape, rows) {
      const folder = mkdtempSync(join(tmpdir(), 'counterweight-bench-'));
      try {
        const file = join(folder, `${shape.table}.csv`);
        await pipeline(Readable.from(csvOf(shape, rows)), createWriteStream(file));
        await connection.run(
          `CREATE TABLE ${shape.table} AS SELECT ${columnsOf(shape)} FROM read_csv('${file}', header = true, all_varchar = true)`,
        );
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    hasMember: (set, member) => `list_contains(${set}_set, '${member}')`,
    async ask(sql) {
      const rows = await (await connection.runAndReadAll(sql)).getRowsJS();
      return new Map(rows.map(([key, ...numbers]) => [String(key), numbers.map(Number)]));
    },
    close: () => connection.closeSync(),
  };
}

function columnsOf({ columns }: Shape): string {
  const own = Object.entries(columns).map(([name, type]) => {
    if (type === 'count') return `"${name}"::INTEGER AS "${name}"`;
    if (type === 'money') return `"${name}"::DECIMAL(18, 2) AS "${name}"`;
    return type === 'set' ? `${name}, string_split(${name}, '+') AS ${name}_set` : name;
  });
  const shared = ['entity', 'axis', 'day', 'from_seq::UINTEGER AS from_seq', 'to_seq::UINTEGER AS to_seq'];
  return [...shared, ...own].join(', ');
}

function* csvOf(shape: Shape, rows: Iterable<BenchRow>): Generator<string> {
  yield `${[...sharedColumns, ...Object.keys(shape.columns)].join(',')}\n`;
  let lines = '';
  for (const row of rows) {
    lines += `${flatten(shape, row)
      .map((value) => value ?? '')
      .join(',')}\n`;
    if (lines.length < 1_000_000) continue;
    yield lines;
    lines = '';
  }
  yield lines;
}
