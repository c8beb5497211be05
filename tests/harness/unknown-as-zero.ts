type Members = Readonly<Record<string, unknown>>;

const views = [
  ...['day', 'month', 'year', 'weapon', 'class', 'region', 'target', 'claimant'].flatMap((by) => [
    `strikes?by=${by}`,
    `strikes?by=${by}&claimant=all`,
  ]),
  'strikes?from=1992-01-01&to=1992-01-31',
  ...['donor', 'donor,category', 'subcategory', 'stage', 'month', 'year'].flatMap((by) => [
    `support?by=${by}`,
    `support?by=${by}&currency=USD`,
    `support?by=${by}&fx=as_reported`,
  ]),
  ...['class', 'system', 'donor', 'month'].map((by) => `air-defence?by=${by}`),
  'waves',
  'waves?threshold=1&gap=0',
  'coalition',
];

const addresses = [
  ...views.map((view) => `/v1/views/${view}`),
  ...views.map((view) => `/v1/explain?view=${view.replace('?', '&')}&limit=200`),
  '/v1/summary',
  '/v1/timeline',
  '/v1/strikes?limit=100',
  '/v1/pledges?limit=100',
];

/** How many numbers were looked at, and those that say zero, or nothing, where the same answer says otherwise. */
export interface Zeros {
  readonly looked: number;
  readonly wrong: readonly string[];
}

/** Walks every number of every view, explanation, list and table, and asks of each zero whether somebody reported it. */
export async function unknownAsZero(api: string): Promise<Zeros> {
  const found = { looked: 0, wrong: [] as string[] };
  for (const address of addresses) {
    const response = await fetch(`${api}${address}`);
    if (response.status !== 200) throw new Error(`${address}: ${response.status} ${await response.text()}`);
    walk(await response.json(), address, found);
  }
  for (const view of views) {
    const address = `/v1/views/${view}${view.includes('?') ? '&' : '?'}format=csv`;
    inTable(await (await fetch(`${api}${address}`)).text(), address, found);
  }
  return found;
}

function walk(value: unknown, place: string, found: { looked: number; wrong: string[] }): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) {
    for (const [name, shown, isKnown] of known({ ...value })) {
      found.looked += 1;
      if ((shown !== null) !== isKnown) found.wrong.push(`${place}.${name}: ${shown}`);
    }
  }
  for (const [name, inner] of Object.entries(value)) walk(inner, `${place}.${name}`, found);
}

/** Each measure of an object as it is shown, and whether by what else the object says something is known of it. */
function known(row: Members): readonly (readonly [string, unknown, boolean])[] {
  const { salvos, unknown, lines, units, native, unconverted, amount } = row;
  if (typeof salvos === 'number' && isObject(unknown)) {
    return Object.entries(unknown)
      .filter(([measure]) => measure in row)
      .map(([measure, salvosWithout]) => [measure, row[measure], Number(salvosWithout) < salvos] as const);
  }
  if (typeof lines === 'number' && typeof unknown === 'number' && units !== undefined) {
    return [['units', units, lines === 0 || unknown < lines]];
  }
  if (isObject(native) && isObject(unconverted) && amount !== undefined) {
    const without = isObject(unconverted.native) ? unconverted.native : {};
    return [['amount', amount, Object.entries(native).some(([code, given]) => without[code] !== given)]];
  }
  return [];
}

/** The same of a table, whose cells are empty where nothing is known. */
function inTable(csv: string, place: string, found: { looked: number; wrong: string[] }): void {
  const [header = [], ...rows] = csv
    .trim()
    .split(/\r?\n/)
    .map((line) => cellsOf(line));
  for (const cells of rows) {
    const row = Object.fromEntries(header.map((name, at) => [name, cells[at] ?? '']));
    for (const [name, empty] of emptyCells(row)) {
      found.looked += 1;
      if ((row[name] === '') !== empty) found.wrong.push(`${place} ${cells[0]} ${name}: "${row[name]}"`);
    }
  }
}

function emptyCells(row: Readonly<Record<string, string>>): readonly (readonly [string, boolean])[] {
  if (row.amount !== undefined && row.native !== undefined) {
    return [['amount', row.native === row.unconverted_native]];
  }
  if (row.units !== undefined) {
    // What is asked for has bounds and no units of its own; nor has a stage that nothing was recorded of.
    return row.stage === 'asked' || row.lines === '0' ? [] : [['units', row.unknown === row.lines]];
  }
  return Object.keys(row)
    .filter((name) => `unknown_${name}` in row)
    .map((name) => [name, row[`unknown_${name}`] === row.salvos] as const);
}

/** Cells of a line of CSV in which no quoted cell spans lines. */
function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
