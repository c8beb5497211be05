import { readdirSync, readFileSync } from 'node:fs';
import { readEvent } from '@counterweight/contracts/events';
import { sourceReferencesSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { DEMO_SOURCE, demoFiles, demoFolder, eventsOf, readDemoFile, readDemoSet } from './read-demo-set.ts';

const factSchema = z.looseObject({
  entity: z.string(),
  revision: z.number(),
  sources: sourceReferencesSchema,
  transaction_id: z.string().optional(),
});

/** The events of a file with what the contracts read of them. */
function namedEvents(file: (typeof demoFiles)[number]) {
  return readDemoFile(file).map((event) => {
    const reading = readEvent(event);
    if (!reading.ok) throw new Error(`${event.id} is refused`);
    return { id: event.id, type: event.type, source: event.source, name: reading.name, data: event.data };
  });
}

const facts = demoFiles
  .filter((file) => file !== 'dataset.ndjson')
  .flatMap(namedEvents)
  .map(({ id, name, data }) => ({ id, name, data: factSchema.parse(data) }));

/** The day of the fact itself, by what its kind calls it; undefined where none is given. */
function dayOf({ sources: _, ...fact }: z.output<typeof factSchema>): string | undefined {
  return /"(?:end|day|convened_on|from|attested_on|said_on)":"(\d{4}-\d\d-\d\d)"/.exec(JSON.stringify(fact))?.[1];
}

/** Said in reports that bear no day. */
const undatedStatements = ['statement-udcg-54.r1', 'statement-udcg-57.r1', 'statement-usa-45-billion.r1'];

/** Reports of which no page was seen whose address could be given. */
const withoutAddress = [
  'Biden Administration Announces Additional Security Assistance for Ukraine',
  'EU countries',
  'NATO coalition of member states to buy up to 1,000 Patriot missiles',
  'NATO member countries',
  'US Is Sending Ukraine $53 Million to Help Repair Electrical Grid',
  'US announces $250 million in military aid for Ukraine, exhausting last remaining funding',
  'Daily report of the Air Force of Ukraine, 10 November 2024',
  'Daily report of the Air Force of Ukraine, 2 January 2024',
  'Daily report of the Air Force of Ukraine, 29 December 2023',
  'Daily report of the Air Force of Ukraine, 7 September 2025',
];

describe.each(demoFiles)('%s', (file) => {
  test('holds an event a line, as compact JSON', () => {
    const lines = readFileSync(new URL(file, demoFolder), 'utf8').split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => JSON.stringify(JSON.parse(line)))).toEqual(lines);
  });

  test('holds events of one kind, of the demo set, of the type that its contract says', () => {
    for (const { type, source, name } of namedEvents(file)) {
      expect(name.kind).toBe(file.replace(/s?\.ndjson$/, ''));
      expect(type).toMatch(new RegExp(`^counterweight\\.${name.kind}\\.[a-z_]+\\.v1$`));
      expect(source).toBe(DEMO_SOURCE);
    }
  });
});

describe('the files of the demo set', () => {
  test('are all that its folder holds', () => {
    expect(readdirSync(demoFolder).sort()).toEqual([...demoFiles].sort());
  });

  test('hold no event and no record twice; an id is made of the local id, the transaction and the revision', () => {
    expect(new Set(readDemoSet().map(({ id }) => id)).size).toBe(readDemoSet().length);
    const records = facts.map(({ name }) => `${name.entity} ${name.record}`);
    expect(new Set(records).size).toBe(records.length);
    for (const { id, data } of facts) {
      const transaction = data.transaction_id === undefined ? '' : `.tx-${data.transaction_id}`;
      expect(id).toBe(`${data.entity.replace(`${DEMO_SOURCE}:`, '')}${transaction}.r${data.revision}`);
    }
  });

  test('are in order: strikes and requests by day, a pledge before its transactions, these by number and day', () => {
    const days = (kind: string) => facts.filter(({ name }) => name.kind === kind).map(({ data }) => dayOf(data));
    for (const kind of ['strike', 'request']) expect(days(kind)).toEqual(days(kind).toSorted());
    const pledges = facts.filter(({ name }) => name.kind === 'pledge');
    const ordered = [...Map.groupBy(pledges, ({ name }) => name.entity).values()];
    expect(pledges).toEqual(ordered.flat());
    for (const [header, ...transactions] of ordered) {
      expect(header?.data.transaction_id).toBeUndefined();
      expect(transactions.map(({ data }) => data.transaction_id)).toEqual(transactions.map((_, at) => String(at + 1)));
      const when = transactions.map(({ data }) => dayOf(data));
      expect(when).toEqual(when.toSorted());
    }
  });

  test('give the day of each fact, save for what was said in reports that bear none', () => {
    const undated = facts.filter(({ data }) => dayOf(data) === undefined);
    expect(undated.map(({ id }) => id)).toEqual(undatedStatements);
  });

  test('cite who published each fact under which title, at the address of a page that was seen', () => {
    const sources = facts.flatMap(({ data }) => data.sources);
    for (const { publisher, title, url } of sources) {
      expect(publisher.trim()).not.toBe('');
      expect(title.trim()).not.toBe('');
      if (url !== undefined) expect(url).toMatch(/^https:\/\/[a-z0-9.-]+\.[a-z]{2,}/);
    }
    const without = sources.filter(({ url }) => url === undefined).map(({ title }) => title);
    expect([...new Set(without)].toSorted()).toEqual(withoutAddress.toSorted());
  });
});

describe('reading the demo set', () => {
  const read = (text: string) => eventsOf(new TextEncoder().encode(text), 'strikes.ndjson');

  test('names the line that is no JSON', () => {
    expect(() => read('\n{')).toThrow(/^the demo set, strikes.ndjson line 2 is no JSON: /);
  });

  test('names the line and the field that the contract does not take', () => {
    const [event] = readDemoSet();
    const text = JSON.stringify({ ...event, data: { entity: 'counterweight-demo:dataset', revision: 0 } });
    expect(() => read(text)).toThrow(/^the demo set, strikes.ndjson line 1: .*data.revision: /);
  });
});
