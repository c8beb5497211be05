import { readEvent } from '@counterweight/contracts/events';
import { answerCoalition } from '@counterweight/domain/answers';
import {
  type Body,
  linkKind,
  membershipKind,
  requestKind,
  restrictionKind,
  transactionSchema,
} from '@counterweight/domain/kinds';
import {
  dayOf,
  daySchema,
  entityIdSchema,
  recordIdSchema,
  revisionSchema,
  sourceReferencesSchema,
  sourceSchema,
} from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { DEMO_SOURCE, readDemoSet } from './read-demo-set.ts';

const dataSchema = z.looseObject({ entity: z.string(), sources: sourceReferencesSchema.optional() });
const facts = readDemoSet().map((event) => {
  const reading = readEvent(event);
  if (!reading.ok) throw new Error(`${event.id} is refused`);
  return { id: event.id, kind: reading.name.kind, data: dataSchema.parse(event.data) };
});

/** The bodies of a kind's entities, by id. */
function bodiesOf<Body>(kind: string, schema: z.ZodType<Body>): ReadonlyMap<string, Body> {
  const own = facts.filter((fact) => fact.kind === kind);
  return new Map(own.map(({ data }) => [data.entity, schema.parse(data[kind])]));
}

const entities = new Map(facts.map(({ data, kind }) => [data.entity, kind]));

/** Reports that bear no day: standing pages, and one article. */
const undated = ['NATO member countries', 'EU countries', 'Ukraine Defense Contact Group'];
const undatedArticle = /^NATO to Convene Over/;

/** The rows of the view of memberships. */
function membershipRowsOfDemo() {
  return facts
    .filter(({ kind }) => kind === 'membership')
    .flatMap(({ data }) => {
      const [record, revision] = [recordIdSchema.parse('report'), revisionSchema.parse(1)];
      const entity = entityIdSchema.parse(data.entity);
      const state = membershipKind.fold(entity, [{ record, revision, status: 'live', data }]);
      return membershipKind.view.contributions(state);
    });
}

function membersOf(body: Body, on: string): number {
  const question = { sources: [sourceSchema.parse(DEMO_SOURCE)], body, on: daySchema.parse(on) };
  return answerCoalition(membershipRowsOfDemo(), question).members.length;
}

/** Whole systems of long range that reached a stage from 13 April 2024 on, as far as their number is known. */
function longRangeSince13April(stage: string): number {
  const movements = facts.flatMap(({ data }) => transactionSchema.safeParse(data.transaction).data ?? []);
  const counted = movements.filter(({ type, when }) => type === stage && dayOf(when) >= '2024-04-13');
  const units = counted.flatMap((movement) => movement.units ?? []);
  return units.reduce((sum, { class: named, count = 0 }) => (named === 'long_range' ? sum + count : sum), 0);
}

describe('the facts of the demo set', () => {
  test('are 60 to 80 besides memberships: reports of strikes, movements of pledges, and one an entity of other kinds', () => {
    const reports = new Set(facts.filter(({ kind }) => kind === 'strike').map(({ data }) => data.sources?.[0]?.title));
    const movements = facts.filter(({ data }) => data.transaction !== undefined);
    const apart = ['dataset', 'strike', 'pledge', 'membership'];
    const others = facts.filter(({ kind }) => !apart.includes(kind));
    const count = reports.size + movements.length + others.length;
    expect(
      count,
      `${reports.size} reports, ${movements.length} movements, ${others.length} others`,
    ).toBeLessThanOrEqual(80);
    expect(count).toBeGreaterThanOrEqual(60);
    expect(facts.filter(({ kind }) => kind === 'rate')).toEqual([]);
  });

  test('cite a publisher, a title and a day each, save for pages that bear none', () => {
    const cited = facts.flatMap(({ kind, data }) => (kind === 'dataset' ? [] : (data.sources ?? [])));
    for (const { publisher, title, published_on } of cited) {
      expect(publisher).not.toBe('');
      if (undated.includes(title) || undatedArticle.test(title)) expect(published_on).toBeUndefined();
      else expect(published_on, title).toMatch(/^20/);
    }
    expect(facts.filter(({ kind, data }) => kind !== 'dataset' && data.sources === undefined)).toEqual([]);
  });

  test('quote no more than 25 words', () => {
    const quotes = facts.flatMap(({ data }) => [...JSON.stringify(data).matchAll(/"quote":"([^"]*)"/g)]);
    expect(quotes.length).toBeGreaterThan(5);
    for (const [, quote = ''] of quotes) expect(quote.split(' ').length, quote).toBeLessThanOrEqual(25);
  });

  test('have an id of one kind each', () => {
    const kinds = Map.groupBy(facts, ({ data }) => data.entity);
    for (const [entity, of] of kinds) expect(new Set(of.map(({ kind }) => kind)).size, entity).toBe(1);
  });

  test('name no entity that the set does not hold', () => {
    const named = [
      ...[...bodiesOf('link', linkKind.body).values()].flatMap(({ from, to }) => [from, to]),
      ...[...bodiesOf('request', requestKind.body).values()].flatMap(({ meeting, supersedes = [] }) => [
        ...(meeting === undefined ? [] : [meeting]),
        ...supersedes,
      ]),
      ...[...bodiesOf('restriction', restrictionKind.body).values()].flatMap(({ holds_up }) =>
        holds_up.by === 'pledge' ? holds_up.pledges : [],
      ),
    ];
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((entity) => !entities.has(entity))).toEqual([]);
  });
});

describe('what the facts come to', () => {
  test.each([
    ['NATO', '2023-02-28', 30],
    ['NATO', '2023-04-04', 31],
    ['NATO', '2024-03-07', 32],
    ['EU', '2020-01-31', 28],
    ['EU', '2020-02-01', 27],
    ['UDCG', '2023-02-13', 0],
    ['UDCG', '2023-02-14', 30],
    ['UDCG', '2024-06-13', 31],
  ] as const)('%s has on %s %i members that are named', (body, on, members) => {
    expect(membersOf(body, on)).toBe(members);
  });

  test('of the five systems of July 2024 four are whole ones, and of these two had come by January 2025', () => {
    expect(longRangeSince13April('pledged')).toBe(4);
    expect(longRangeSince13April('delivered')).toBe(2);
  });
});
