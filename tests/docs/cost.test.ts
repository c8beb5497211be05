import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { withCostTables } from '../../scripts/write-docs.ts';
import { readMeasurement } from '../measure/cost/measurement.ts';
import { linesOfCare, linesOfEvents, linesOfViews, sumUsd, verifiedAtMost } from '../measure/cost/month.ts';
import { prices, unpriced } from '../measure/cost/prices.ts';

const page = readFileSync(new URL('../../docs/cost.md', import.meta.url), 'utf8');
const measured = readMeasurement();

test('the page on cost says what was measured, priced, and is in the templates: npm run docs writes it', () => {
  expect(page).toContain('<!-- cost -->');
  expect(withCostTables(page)).toBe(page);
});

test('every price names where it was read, and what has no price is a letter beside the sums', () => {
  for (const { source } of Object.values(prices)) expect(source).toMatch(/^https:\/\/\S+/);
  for (const letter of Object.keys(unpriced)) expect(page).toMatch(new RegExp(`× ${letter} \\|`));
});

describe('the model of a month', () => {
  const usdOf = (events: number) => sumUsd(linesOfEvents(events, measured));

  test('costs more for more events, and less for each where they share batches', () => {
    expect(usdOf(1_000_000)).toBeGreaterThan(usdOf(10_000) * 50);
    expect(usdOf(100_000_000) / 100).toBeLessThan(usdOf(1_000_000));
  });

  test('prices the units of a transaction, which count double: two puts of a kilobyte are four', () => {
    const use = { calls: 1, read: 0, write: 4 };
    const alone = { of: 2, dynamodb: { 'ledger TransactWriteItems': use }, functions: {} };
    const [written] = linesOfEvents(1_000_000, { ...measured, alone });
    expect(written).toEqual({ what: 'record and project: write units', quantity: 2, price: 'dynamodbWrite' });
  });

  test('does not price a verification that would not finish', () => {
    const most = verifiedAtMost(measured);
    expect(linesOfCare(most * 0.99, measured)).toHaveLength(4);
    expect(linesOfCare(most * 1.01, measured).map(({ what }) => what)).toEqual([
      'sweeps: read units',
      'sweeps: duration',
    ]);
  });

  test('charges the API for what the CDN lets through, and the CDN for everything', () => {
    const [through, some] = [1, 0.25].map((missed) => linesOfViews(1_000_000, missed, measured));
    const quantity = (lines: typeof through, what: string) => lines?.find((each) => each.what === what)?.quantity;
    expect(quantity(some, 'front door')).toBe(0.25);
    expect(quantity(some, 'CDN: transfer')).toBe(quantity(through, 'CDN: transfer'));
  });
});
