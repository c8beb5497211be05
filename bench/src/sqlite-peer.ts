import { DatabaseSync } from 'node:sqlite';
import { type BenchRow, flatten, type Shape, sharedColumns } from './flat-rows.ts';
import type { Peer } from './peer.ts';

/** SQLite in memory, with indices for what the questions ask: days by axis, and the rows of each member of a set. */
export function openSqlite(): Peer {
  const database = new DatabaseSync(':memory:');
  return {
    name: 'SQLite',
    async load(shape, rows) {
      createTables(database, shape);
      insertRows(database, shape, rows);
      database.exec(`CREATE INDEX ${shape.table}_day ON ${shape.table} (axis, day); ANALYZE`);
    },
    hasMember: (set, member) => `id IN (SELECT row FROM ${set} WHERE member = '${member}')`,
    async ask(sql) {
      const rows = database.prepare(sql).all();
      return new Map(
        rows.map((row) => {
          const [key, ...numbers] = Object.values(row);
          return [String(key), numbers.map(Number)];
        }),
      );
    },
    close: () => database.close(),
  };
}

function createTables(database: DatabaseSync, { table, columns }: Shape): void {
  const own = Object.entries(columns).map(
    ([name, type]) => `"${name}" ${type === 'count' ? 'INTEGER' : type === 'money' ? 'REAL' : 'TEXT'}`,
  );
  const shared = ['entity TEXT', 'axis TEXT', 'day TEXT', 'from_seq INTEGER', 'to_seq INTEGER'];
  database.exec(`CREATE TABLE ${table} (id INTEGER PRIMARY KEY, ${[...shared, ...own].join(', ')})`);
  for (const [name, type] of Object.entries(columns)) {
    if (type !== 'set') continue;
    database.exec(`CREATE TABLE ${name} (member TEXT, row INTEGER, PRIMARY KEY (member, row)) WITHOUT ROWID`);
  }
}

function insertRows(database: DatabaseSync, shape: Shape, rows: Iterable<BenchRow>): void {
  const places = [...sharedColumns, ...Object.keys(shape.columns)].map(() => '?').join(', ');
  const insert = database.prepare(`INSERT INTO ${shape.table} VALUES (?, ${places})`);
  const sets = Object.entries(shape.columns).filter(([, type]) => type === 'set');
  const members = sets.map(([name]) => [name, database.prepare(`INSERT INTO ${name} VALUES (?, ?)`)] as const);
  database.exec('BEGIN');
  let id = 0;
  for (const each of rows) {
    id += 1;
    insert.run(id, ...flatten(shape, each));
    for (const [name, into] of members) for (const member of each.row.dimensions[name] ?? []) into.run(member, id);
  }
  database.exec('COMMIT');
}
