import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { announced, rates, recorded, withdrawn } from '../../../test/pledge-events.ts';
import { createWorld, get, type World } from '../../../test/world.ts';

const listSchema = z.object({
  data: z.array(
    z.looseObject({ id: z.string(), day: z.string(), counted: z.array(z.looseObject({ stage: z.string() })) }),
  ),
  definition: z.looseObject({ rows: z.string() }),
  links: z.object({ self: z.string(), next: z.string().optional() }),
});

let world: World;
beforeEach(() => {
  world = createWorld();
});
const list = async (query = '') => listSchema.parse((await get(world, `/v1/pledges${query}`)).body);
const ids = async (query = '') => (await list(query)).data.map(({ id }) => id);
const day = (of: string) => ({ precision: 'day', day: of });

describe('the list', () => {
  beforeEach(async () => {
    await world.publish(
      announced({ local: 'a', announced: day('2023-03-01'), subcategory: 'spares' }),
      recorded({ local: 'a', day: '2023-03-05', amount: '10' }),
      recorded({ local: 'a', tx: 't2', type: 'delivered', day: '2023-06-01', amount: '4' }),
      announced({ local: 'b', donor: 'DEU', category: 'energy' }),
      recorded({ local: 'b', day: '2023-01-10' }),
      recorded({ local: 'b', tx: 't2', type: 'cancelled', applies_to: 't1', day: '2023-02-01', amount: '-100' }),
      announced({ local: 'r', announced: day('2024-01-03'), replenishment: true }),
      recorded({ local: 'r', day: '2024-01-03' }),
      recorded({ local: 'orphan', day: '2023-05-05' }),
    );
  });

  test('has each pledge once, on the day it was announced or first moved, whether it counts or not', async () => {
    const { data, definition } = await list();
    expect(data.map(({ id, day, status }) => [id, day, status])).toEqual([
      ['desk:b', '2023-01-10', 'cancelled'],
      ['desk:a', '2023-03-01', 'delivered'],
      ['desk:orphan', '2023-05-05', 'awaiting_header'],
      ['desk:r', '2024-01-03', 'committed'],
    ]);
    expect(definition.rows).toBe('pledge');
    expect(data.map(({ counted }) => counted.map(({ stage, amount }) => [stage, amount]))).toEqual([
      [['committed', '0']],
      [
        ['committed', '10'],
        ['delivered', '4'],
      ],
      [],
      [],
    ]);
  });

  test('is filtered by donor, category, subcategory, status, umbrella, range and dataset', async () => {
    await world.publish(announced({ local: 'part', part_of: 'desk:a' }), announced({ source: 'zz', local: 'x' }));
    expect(await ids('?donor=DEU')).toEqual(['desk:b']);
    expect(await ids('?category=energy,financial')).toEqual(['desk:b']);
    expect(await ids('?subcategory=spares')).toEqual(['desk:a']);
    expect(await ids('?status=awaiting_header,cancelled')).toEqual(['desk:b', 'desk:orphan']);
    expect(await ids('?part_of=desk:a')).toEqual(['desk:part']);
    expect(await ids('?from=2023-02-01&to=2023-12-31')).toEqual(['desk:a', 'desk:orphan']);
    expect(await ids('?source=zz')).toEqual(['zz:x']);
    expect(await ids('?from=2024-01-01')).toEqual(['desk:r']);
    expect(await ids('?status=announced')).toEqual(['desk:part']);
  });

  test('of a stage has the days on which each pledge adds to it', async () => {
    const { data, definition } = await list('?stage=committed');
    expect(definition.rows).toBe('day');
    expect(data.map(({ id, day, counted }) => [id, day, counted[0]?.amount])).toEqual([
      ['desk:b', '2023-01-10', '100'],
      ['desk:b', '2023-02-01', '-100'],
      ['desk:a', '2023-03-05', '10'],
    ]);
    expect(data[0]?.counted).toMatchObject([{ packages: 1, transactions: 1 }]);
    expect(data[1]?.counted).toMatchObject([{ packages: 0, transactions: 1 }]);
  });

  test('adds two equal transactions of a day together', async () => {
    await world.publish(recorded({ local: 'a', tx: 't3', day: '2023-03-05', amount: '10' }));
    const [row] = (await list('?stage=committed&from=2023-03-05&to=2023-03-05')).data;
    expect(row?.counted).toMatchObject([{ amount: '20', transactions: 2, packages: 1 }]);
  });

  test('goes on page by page, each entry once, and takes no cursor of other filters', async () => {
    const first = await list('?limit=3');
    const rest = listSchema.parse((await get(world, first.links.next ?? '')).body);
    expect([...first.data, ...rest.data].map(({ id }) => id)).toEqual(await ids());
    const cursor = new URL(first.links.next ?? '', 'http://x').searchParams.get('cursor');
    const { status, body } = await get(world, `/v1/pledges?donor=USA&cursor=${cursor}`);
    expect([status, body.code]).toEqual([400, 'invalid_cursor']);
  });

  test('as CSV has one row a stage', async () => {
    const { text } = await get(world, '/v1/pledges?donor=USA&format=csv');
    const rows = text.trim().split('\n');
    expect(rows[0]).toMatch(/^id,day,status,revision,donor,.*,stage,amount,currency,native,/);
    expect(rows.slice(1).map((row) => row.split(',').slice(0, 3).join())).toEqual([
      'desk:a,2023-03-01,delivered',
      'desk:a,2023-03-01,delivered',
      'desk:r,2024-01-03,committed',
    ]);
  });

  test.each([
    ['rows=pledge&stage=committed', 'stage'],
    ['rows=day&status=committed', 'status'],
    ['stage=committed&part_of=desk:a', 'part_of'],
    ['rows=week', 'rows'],
    ['status=lost', 'status'],
    ['part_of=nobody', 'part_of'],
    ['limit=501', 'limit'],
  ])('with %s is refused, naming the parameter', async (query, parameter) => {
    const { status, body } = await get(world, `/v1/pledges?${query}`);
    expect([status, body.code, body.parameter]).toEqual([400, 'invalid_parameter', parameter]);
  });
});

describe('one pledge', () => {
  const one = async (more = '') => (await get(world, `/v1/pledges/desk:a${more}`)).body;

  test('has its transactions with items and sources, status, warnings, and what was taken back', async () => {
    await world.publish(
      announced({ local: 'a', category: 'energy', subcategory: 'grid', note: 'as agreed' }),
      recorded({ local: 'a', units: [{ item: 'Transformer', count: 3, qualifier: 'at_least' }] }),
      recorded({ local: 'a', tx: 't2', type: 'reduced', applies_to: 't1', amount: '-250' }),
      recorded({ local: 'a', tx: 't3', type: 'revalued', applies_to: 'gone', amount: '1' }),
    );
    expect(await one()).toMatchObject({
      data: {
        id: 'desk:a',
        status: 'committed',
        revision: 1,
        donor: 'USA',
        donor_name: 'United States of America',
        kiel_type: 'humanitarian',
        note: 'as agreed',
        awaiting_header: false,
        transactions: [
          {
            id: 't1',
            stage: 'committed',
            type: 'committed',
            units: [{ item: 'Transformer', count: 3, qualifier: 'at_least' }],
            sources: [{ publisher: 'Ministry of Defence' }],
          },
          { id: 't2', stage: 'committed', type: 'reduced', applies_to: 't1' },
          { id: 't3', stage: null },
        ],
        warnings: [
          { code: 'exceeds_target', transaction: 't2' },
          { code: 'target_missing', transaction: 't3' },
        ],
        seq: 1,
      },
      links: { history: '/v1/pledges/desk:a/history' },
    });
  });

  test("shows our conversion with the rate, its day and source beside the publisher's", async () => {
    await world.publish(
      rates('2023-01-09', { USD: '1.1', GBP: '0.88' }),
      announced({ local: 'a' }),
      recorded({ local: 'a', amount: '110', currency: 'USD', asReported: '105' }),
      recorded({ local: 'a', tx: 't2', amount: '10', currency: 'PLN' }),
      recorded({
        local: 'a',
        tx: 't3',
        when: { precision: 'month', month: '2023-01' },
        amount: '8.8',
        currency: 'GBP',
      }),
      recorded({ local: 'a', tx: 't4', value: { known: 'undisclosed' } }),
    );
    expect(await one()).toMatchObject({
      data: {
        transactions: [
          {
            conversion: {
              currency: 'EUR',
              policy: 'announcement_day',
              amount: '100.00',
              rates: [{ currency: 'USD', rate: '1.1', on: '2023-01-09', source: 'bank' }],
              publisher: { amount: '105', currency: 'EUR', rate: '1.047619', difference: '-5.00' },
            },
          },
          { conversion: { amount: null, reason: 'no_rate', rates: [] } },
          { conversion: { amount: '10.00', rates: [{ currency: 'GBP', on: '2023-01' }] } },
          { id: 't4' },
        ],
      },
    });
    expect(JSON.stringify(await one())).toContain(
      '"conversion":{"currency":"EUR","policy":"announcement_day","amount":null',
    );
  });

  test('answers 304 until a transaction or a rate arrives, and not for other news', async () => {
    await world.publish(announced({ local: 'a' }), recorded({ local: 'a', amount: '110', currency: 'USD' }));
    const tag = async () => (await get(world, '/v1/pledges/desk:a')).headers.get('etag');
    const first = await tag();
    await world.publish(announced({ local: 'other' }));
    expect(await tag()).toBe(first);
    await world.publish(rates('2023-01-10', { USD: '1.1' }));
    const second = await tag();
    expect(second).not.toBe(first);
    await world.publish(recorded({ local: 'a', tx: 't2' }));
    expect(await tag()).not.toBe(second);
  });

  test('can be asked as it was known, with the rates that were known', async () => {
    await world.publish(announced({ local: 'a' }), recorded({ local: 'a', amount: '110', currency: 'USD' }));
    world.nextDay();
    await world.publish(rates('2023-01-10', { USD: '1.1' }), recorded({ local: 'a', tx: 't2' }));
    expect(await one('?known_at=2026-03-10')).toMatchObject({
      data: { transactions: [{ id: 't1', conversion: { reason: 'no_rate' } }] },
    });
  });

  test('without a header is shown as awaiting it; with a withdrawn one says why', async () => {
    await world.publish(recorded({ local: 'a' }));
    expect(await one()).toMatchObject({ data: { status: 'awaiting_header', awaiting_header: true } });
    await world.publish(announced({ local: 'a' }), withdrawn('a', 2));
    expect(await one()).toMatchObject({ data: { status: 'withdrawn', reason: 'announced by mistake', revision: 2 } });
  });

  test('is gone when all of it is redacted, and not when a part is', async () => {
    await world.publish(announced({ local: 'a' }), recorded({ local: 'a' }));
    const payload = { kept: false as const, reason: 'danger to a person', answer: 451 as const };
    const { records } = world.ledger;
    let redacts = (record: string): boolean => record === 'tx-t1';
    world.ledger.records = async (names) =>
      new Map(
        [...(await records(names))].map(([name, record]) => [
          name,
          redacts(record.record) ? { ...record, payload } : record,
        ]),
      );
    expect(await one()).toMatchObject({ data: { gone: [{ id: 't1', status: 'redacted' }], status: 'announced' } });
    redacts = () => true;
    expect(await one()).toMatchObject({ status: 451, code: 'redacted_for_legal_reasons' });
  });

  test('has a history of every revision of every record', async () => {
    await world.publish(announced({ local: 'a' }), recorded({ local: 'a' }));
    await world.publish(recorded({ local: 'a', revision: 2, amount: '90' }));
    const { body } = await get(world, '/v1/pledges/desk:a/history');
    expect(body).toMatchObject({
      data: [
        { record: 'header', revision: 1, change: 'created', content: { donor: 'USA', transactions: [] } },
        { record: 'tx-t1', revision: 1, change: 'created' },
        {
          record: 'tx-t1',
          revision: 2,
          change: 'corrected',
          content: { transactions: [{ value: { money: { amount: '90' } } }] },
        },
      ],
    });
  });

  test('that nobody announced is not found', async () => {
    expect((await get(world, '/v1/pledges/desk:nothing')).body).toMatchObject({ status: 404, code: 'not_found' });
  });
});
