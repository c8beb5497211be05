// `npm run bench [-- --parts views,ledger --rows 1e3,1e5,1e6 --records 1e4,1e5]`: views beside SQLite and DuckDB over the
// same rows, and the ledger beside the engine's own limit, each in one run. Figures also stand in dist/bench.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { benchViews, type Figures } from './bench-views.ts';
import { benchLedger } from './ledger/bench-ledger.ts';

const { values } = parseArgs({
  options: {
    parts: { type: 'string', default: 'views,ledger' },
    rows: { type: 'string', default: '1e3,1e5,1e6' },
    /** How many records are verified; 1e6 takes an hour to write down first. */
    records: { type: 'string', default: '1e4,1e5' },
  },
});
const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model, load: loadavg()[0] };
const has = (part: string) => values.parts.split(',').includes(part);
const views = has('views') ? await benchViews(numbersIn(values.rows)) : undefined;
const ledger = has('ledger') ? await benchLedger(numbersIn(values.records)) : undefined;
if (views !== undefined) {
  console.table(views.figures.map(withRatios));
  console.table(views.tables);
}
if (ledger !== undefined) {
  console.table([ledger.through]);
  console.table(ledger.cancelled);
  console.table(ledger.writeUnits);
  console.table(ledger.verify);
}
mkdirSync('dist', { recursive: true });
writeFileSync('dist/bench.json', `${JSON.stringify({ machine, views, ledger }, undefined, 2)}\n`);
process.stdout.write(`${JSON.stringify(machine)}\n`);

function numbersIn(text: string): readonly number[] {
  return text.split(',').map(Number);
}

function withRatios({ oursMs, knownAtMs, SQLiteMs, DuckDBMs, ...each }: Figures) {
  const ratio = (part: number) => Number((part / oursMs).toFixed(1));
  return {
    ...each,
    ...{ ours: oursMs, 'known at': knownAtMs, SQLite: SQLiteMs, DuckDB: DuckDBMs },
    'SQLite / ours': ratio(SQLiteMs),
    'DuckDB / ours': ratio(DuckDBMs),
    'known at / ours': ratio(knownAtMs),
  };
}
