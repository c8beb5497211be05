import { expect, test } from 'vitest';
import { onDay } from '../../kinds/pledge/sample-pledges.ts';
import { requestKind } from '../../kinds/request/request.ts';
import { reportedRows } from '../../kinds/sample-single-records.ts';
import { addDays, daySchema } from '../../values/time/day.ts';
import { selectLines } from './conversion-lines.ts';
import { requestsMet } from './requests-met.ts';
import { conversionRowsOf, type SamplePackage } from './sample-conversion.ts';

const MADE = '2024-04-19';
const cut = daySchema.parse('2025-04-19');
const later = (days: number) => onDay(addDays(daySchema.parse(MADE), days));
const none = { known: 'none' } as const;

const patriots = (count: number, promised: number, delivered?: number, donor = 'DEU'): SamplePackage => {
  const units = [{ item: 'Patriot battery', count }];
  const c = { type: 'committed', when: later(promised), value: none, units } as const;
  if (delivered === undefined) return { header: { donor }, transactions: { c } };
  return { header: { donor }, transactions: { c, d: { ...c, type: 'delivered', when: later(delivered) } } };
};

function metOf(packages: Record<string, SamplePackage>, asked: object[], ties: readonly string[] = []) {
  const stored = reportedRows(
    requestKind,
    Object.fromEntries(
      asked.map((line, index) => [
        `desk:q${index}`,
        { by: 'UKR', title: 'Air defence', made: onDay(MADE), lines: [{ item: 'Patriot', ...line }] },
      ]),
    ),
  );
  const { lines } = selectLines(conversionRowsOf(packages), { sources: ['desk'], asOf: cut });
  const given = { lines, ties: ties.map((pledge) => ({ link: 'desk:l', pledge, request: 'desk:q0' })), cut };
  return requestsMet(stored, { sources: ['desk'] }, given);
}

const atLeast = (count: number) => ({ asked: { qualifier: 'at_least', count }, scope: 'additional' });

test('a request is met on the day on which as much came as was asked for, and links are apart', () => {
  const packages = { a: patriots(1, 10, 40), b: patriots(2, 20, 60, 'USA'), c: patriots(5, 30) };
  const [item] = metOf(packages, [atLeast(3)], ['desk:b']).items;
  expect(item?.later).toMatchObject({ units: 3, met: 'met', metOn: '2024-06-18', donors: ['DEU', 'USA'] });
  expect(item?.later.announced).toMatchObject({ days: 10, pledge: 'desk:a' });
  expect(item?.explicit).toMatchObject({ units: 2, met: 'partly', metOn: undefined, donors: ['USA'] });
  expect(item?.explicit.delivered).toMatchObject({ days: 60, pledge: 'desk:b' });
});

test('a promise is announced with its first stage, though it is followed from the commitment', () => {
  const units = [{ item: 'Patriot battery', count: 1 }];
  const c = { type: 'committed', when: later(50), value: none, units } as const;
  const transactions = { c, p: { ...c, type: 'pledged', when: later(8) } } as const;
  const [item] = metOf({ a: { transactions } }, [atLeast(1)]).items;
  expect(item?.later.announced).toMatchObject({ days: 8 });
});

test('what came before an additional request does not meet it, and does one for a total', () => {
  const packages = { a: patriots(3, -90, -30) };
  const [additional, total] = metOf(packages, [atLeast(3), { ...atLeast(3), scope: 'total' }]).items;
  expect(additional?.later).toMatchObject({ units: 0, met: 'open', delivered: undefined });
  expect(total?.later).toMatchObject({ units: 3, met: 'met', metOn: '2024-03-20', delivered: undefined });
});

test('a request that does not say how many is neither met nor open, and another class meets nothing', () => {
  const [item] = metOf({ a: patriots(1, 10, 40) }, [{ scope: 'additional' }]).items;
  expect(item?.later).toMatchObject({ units: 1, met: 'uncounted' });
  const [other] = metOf({ a: patriots(1, 10, 40) }, [{ ...atLeast(1), item: 'NASAMS' }]).items;
  expect(other?.later).toMatchObject({ units: 0, met: 'open', announced: undefined });
});

test('how long items waited is said of five and more, with what is not there yet censored', () => {
  const packages = { a: patriots(1, 10, 40) };
  const four = metOf(
    packages,
    Array.from({ length: 4 }, () => atLeast(1)),
  );
  expect(four.waits.later.delivered).toMatchObject({ asked: 4, events: 4, within: [] });
  const five = metOf(
    packages,
    Array.from({ length: 5 }, () => atLeast(1)),
  ).waits;
  expect(five.later.delivered.within[0]).toEqual({ days: 30, share: 0, interval: undefined });
  expect(five.explicit.delivered).toMatchObject({ asked: 5, events: 0 });
});
