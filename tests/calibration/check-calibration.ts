// `npm run check:calibration`: whether the test behind /v1/views/response is wrong as seldom, and finds as much, as it is said to.
import { readFileSync } from 'node:fs';
import { calibrate } from './calibrate.ts';

const HISTORIES = 400;

/** What must hold within a week: wrong in 3 to 6 %, and about 56 % and 98 % of what is planted found. */
const bounds = [
  { name: 'none', low: 0.03, high: 0.06 },
  { name: 'half', low: 0.5, high: 0.62 },
  { name: 'all', low: 0.95, high: 1 },
] as const;

const page = readFileSync(new URL('../../docs/methodology.md', import.meta.url), 'utf8').replaceAll('\n', ' ');

/** The page for readers says the same figures, rounded. */
function expectOnPage(sentence: string): void {
  if (page.includes(sentence)) return;
  process.stdout.write(`docs/methodology.md does not say: ${sentence}\n`);
  process.exitCode = 1;
}

const rounded = (share: number) => `${Math.round(share * 100)} %`;
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

for (const within of [7, 14]) {
  const found = calibrate(HISTORIES, within);
  process.stdout.write(
    `within ${within} days, ${HISTORIES} histories: wrong ${percent(found.none)}; found ${percent(found.half)} where half of the waves trigger an event within a week, ${percent(found.all)} where all do\n`,
  );
  const [half, all] = [rounded(found.half), rounded(found.all)];
  if (within !== 7) {
    expectOnPage(`over ${within} days ${half} and ${all}`);
    continue;
  }
  expectOnPage(`it is wrong in ${rounded(found.none)}.`);
  expectOnPage(`finds it in ${half}, and where all do, in ${all} `);
  for (const { name, low, high } of bounds) {
    const share = found[name];
    if (low <= share && share <= high) continue;
    process.stdout.write(`${name}: ${percent(share)} is not within ${percent(low)} to ${percent(high)}\n`);
    process.exitCode = 1;
  }
}
