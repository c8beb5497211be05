import { createNaming, type Naming } from './naming.ts';
import type { Prng } from './prng.ts';
import type { RowFacts, WorldEvent } from './world-event.ts';
import { pledgeEvents } from './world-pledges.ts';
import { type WorldKind, worldKinds } from './world-single-records.ts';

const SOURCES = ['alpha', 'beta'] as const;
const WEAPONS = [
  { name: 'Shahed-136', code: 'shahed', class: 'drone' },
  { name: 'Х-101', code: 'kh-101', class: 'cruise' },
  { name: 'Kalibr', code: 'kalibr', class: 'cruise' },
] as const;
const REGIONS = ['UA-30', 'UA-51'] as const;
/** Few days, so that they are shared; one is a day later in Kyiv than on the clock it is reported by. */
const WINDOWS = [
  { start: '2024-01-09T18:00', end: '2024-01-10T06:00', zone: 'Europe/Kyiv', days: ['2024-01-09', '2024-01-10'] },
  { start: '2024-01-10', end: '2024-01-10', zone: 'Europe/Kyiv', days: ['2024-01-10', '2024-01-10'] },
  { start: '2024-01-10T20:00', end: '2024-01-10T22:30', zone: 'UTC', days: ['2024-01-10', '2024-01-11'] },
] as const;

const strikes: WorldKind = { name: 'strike', view: 'strikes@3', local: 's', make: salvo };
const datasets: WorldKind = {
  ...{ name: 'dataset', view: 'datasets@1', local: 'dataset', record: 'description' },
  verbs: { live: 'described', retracted: 'withdrawn' },
  make: dataset,
};

/** A few sources' events of every kind: revisions of few entities, and every sort of duplicate, conflict and mistake. */
export function worldEvents(prng: Prng): readonly WorldEvent[] {
  const naming = createNaming();
  const { nextId } = naming;
  const events: WorldEvent[] = [];
  for (const source of SOURCES) {
    for (let local = 1; local <= 1 + prng.below(3); local += 1) {
      for (let revision = 1; revision <= 1 + prng.below(4); revision += 1) {
        events.push(eventOf(strikes, prng, naming, { entity: `${source}:s${local}`, revision, id: nextId() }));
      }
    }
    if (prng.chance(0.5)) events.push(...pledgeEvents(prng, source, naming));
    for (const kind of [datasets, ...worldKinds]) {
      if (!prng.chance(0.25)) continue;
      for (let revision = 1; revision <= 1 + prng.below(3); revision += 1) {
        events.push(eventOf(kind, prng, naming, { entity: `${source}:${kind.local}`, revision, id: nextId() }));
      }
    }
  }
  const made = [...events];
  for (let extra = 0; extra < 6; extra += 1) events.push(variantOf(prng, prng.take(made), made, naming));
  for (let bad = 0; bad < 2; bad += 1) events.push(badEvent(prng, naming));
  return prng.shuffled(events);
}

/** One payload in six is so large that it stands apart from its record. */
function citing(prng: Prng, secret: string) {
  const [cited] = [{ publisher: 'A newspaper', title: secret, published_on: '2024-01-11' }];
  return prng.chance(0.17)
    ? [cited, { ...cited, quote: 'x'.repeat(2000) }, { ...cited, quote: 'y'.repeat(2000) }]
    : [cited];
}

interface Named {
  readonly entity: string;
  readonly revision: number;
  readonly id: string;
}

function eventOf(kind: WorldKind, prng: Prng, naming: Naming, { entity, revision, id }: Named): WorldEvent {
  const { name, view, record = 'report', verbs = { live: 'reported', retracted: 'retracted' } } = kind;
  const [source = ''] = entity.split(':');
  const secret = naming.nextSecret();
  const sources = name === 'dataset' ? {} : { sources: citing(prng, secret) };
  const meaning = { valid: true as const, kind: name, entity, record, revision };
  if (prng.chance(0.2)) {
    const data = { entity, revision, ...sources, reason: secret };
    const type = `counterweight.${name}.${verbs.retracted}.v1`;
    return { source, id, type, data, meaning: { ...meaning, retracted: true, facts: undefined } };
  }
  const { body, rows } = kind.make(prng, entity, secret);
  const data = { entity, revision, ...sources, [name]: body };
  const type = `counterweight.${name}.${verbs.live}.v1`;
  return { source, id, type, data, meaning: { ...meaning, retracted: false, facts: { view, rows } } };
}

function salvo(prng: Prng, entity: string, secret: string) {
  const { days, ...window } = prng.pick(WINDOWS);
  const weapons = prng.shuffled(WEAPONS).slice(0, prng.chance(0.3) ? 2 : 1);
  const region = prng.pick(REGIONS);
  const launched = prng.below(5);
  const destroyed = prng.chance(0.8) ? prng.below(5) : undefined;
  const body = {
    window,
    claimant: 'ua-air-force',
    weapons: weapons.map(({ name }) => ({ name })),
    counts: { launched, ...(destroyed === undefined ? {} : { destroyed: { value: destroyed, qualifier: 'about' } }) },
    aimed_at: [{ precision: 'oblast', region }],
    note: secret,
  };
  const dimensions: RowFacts['dimensions'] = {
    source: entity.split(':')[0] ?? '',
    claimant: 'ua-air-force',
    weapon: weapons.map(({ code }) => code).sort(),
    class: new Set(weapons.map((weapon) => weapon.class)).size > 1 ? 'mixed' : (weapons[0]?.class ?? 'unknown'),
    region: [region],
    reported_hit: [],
    target: [],
  };
  const measures: RowFacts['measures'] = {
    ...{ salvos: 1, launched, lost_unknown: 1, left_unknown: 1, airborne_unknown: 1, hit_unknown: 1 },
    ...(destroyed === undefined ? { destroyed_unknown: 1 } : { destroyed, destroyed_qualified: 1 }),
  };
  const rows = [
    { axis: 'start', day: days[0], dimensions, measures },
    { axis: 'end', day: days[1], dimensions, measures },
  ];
  return { body, rows };
}

function dataset(_: Prng, entity: string, secret: string) {
  const source = entity.split(':')[0] ?? '';
  const dimensions = { source, covers: ['strike'] };
  const body = { title: secret, publisher: source, covers: ['strike'] };
  return { body, rows: [{ axis: 'all', day: 'undated', dimensions, measures: { datasets: 1 } }] };
}

/** The same event again, the same content by another id, new or used, other content of the same name, or a reused id. */
function variantOf(
  prng: Prng,
  event: WorldEvent | undefined,
  others: readonly WorldEvent[],
  naming: Naming,
): WorldEvent {
  if (event?.meaning.valid !== true || event.meaning.kind !== 'strike') return badEvent(prng, naming);
  const { entity, revision } = event.meaning;
  switch (prng.below(5)) {
    case 0:
      return event;
    case 1:
      return { ...event, id: naming.nextId() };
    case 2:
      return { ...event, id: others.find(({ source }) => source === event.source)?.id ?? event.id };
    case 3:
      return eventOf(strikes, prng, naming, { entity, revision, id: naming.nextId() });
    default:
      return eventOf(strikes, prng, naming, { entity, revision: revision + prng.below(2), id: event.id });
  }
}

function badEvent(prng: Prng, naming: Naming): WorldEvent {
  const id = naming.nextId();
  const [entity, secret] = [`alpha:bad-${id}`, naming.nextSecret()];
  const type = 'counterweight.strike.reported.v1';
  const { body: strike } = salvo(prng, entity, secret);
  const data = { entity, revision: 1, sources: citing(prng, secret) };
  const good = { source: 'alpha', id, type, data: { ...data, strike } };
  const bad = (code: string, field: string, change: Partial<WorldEvent>): WorldEvent => {
    return { ...good, ...change, meaning: { valid: false, code, field } };
  };
  const window = { start: '2024-01-10', end: '2024-01-09', zone: 'Europe/Kyiv' };
  return prng.pick([
    bad('invalid_event', 'data.strike.counts.launched', {
      data: { ...data, strike: { ...strike, counts: { launched: -1 } } },
    }),
    bad('invalid_event', 'data.strike.window.end', { data: { ...data, strike: { ...strike, window } } }),
    bad('unknown_type', 'type', { type: 'counterweight.rumour.heard.v1' }),
    bad('unknown_version', 'type', { type: 'counterweight.strike.reported.v9' }),
    bad('not_permitted', 'data.entity', { data: { ...data, entity: 'beta:s1', strike } }),
    bad('not_permitted', 'source', { source: 'gamma' }),
  ]);
}
