import type { Prng } from './prng.ts';
import type { SalvoFacts, WorldEvent } from './world-event.ts';
import { pledgeEvents } from './world-pledges.ts';

const SOURCES = ['alpha', 'beta'] as const;
const WEAPONS = [
  { name: 'Shahed-136', code: 'shahed', class: 'drone' },
  { name: 'Х-101', code: 'kh-101', class: 'cruise' },
  { name: 'Kalibr', code: 'kalibr', class: 'cruise' },
] as const;
const REGIONS = ['UA-30', 'UA-51'] as const;
/** Few days, so that cells are shared; one is a day later in Kyiv than on the clock it is reported by. */
const WINDOWS = [
  { start: '2024-01-09T18:00', end: '2024-01-10T06:00', zone: 'Europe/Kyiv', days: ['2024-01-09', '2024-01-10'] },
  { start: '2024-01-10', end: '2024-01-10', zone: 'Europe/Kyiv', days: ['2024-01-10', '2024-01-10'] },
  { start: '2024-01-10T20:00', end: '2024-01-10T22:30', zone: 'UTC', days: ['2024-01-10', '2024-01-11'] },
] as const;
const REPORTED = 'counterweight.strike.reported.v1';
const RETRACTED = 'counterweight.strike.retracted.v1';
const CITED = [{ publisher: 'A newspaper', title: 'A report', published_on: '2024-01-11' }];

/** A few sources' events: revisions of few entities, and every sort of duplicate, conflict and mistake. */
export function worldEvents(prng: Prng): readonly WorldEvent[] {
  let ids = 0;
  const nextId = () => {
    ids += 1;
    return `event-${ids}`;
  };
  const events: WorldEvent[] = [];
  for (const source of SOURCES) {
    for (let local = 1; local <= 1 + prng.below(3); local += 1) {
      for (let revision = 1; revision <= 1 + prng.below(4); revision += 1) {
        events.push(strikeEvent(prng, nextId(), source, `${source}:s${local}`, revision));
      }
    }
    if (prng.chance(0.5)) events.push(...pledgeEvents(prng, source, nextId));
    if (prng.chance(0.5)) events.push(datasetEvent(nextId(), source, 1, prng.chance(0.3)));
  }
  const made = [...events];
  for (let extra = 0; extra < 6; extra += 1) events.push(variantOf(prng, prng.take(made), nextId));
  for (let bad = 0; bad < 2; bad += 1) events.push(badEvent(prng, nextId()));
  return prng.shuffled(events);
}

function strikeEvent(prng: Prng, id: string, source: string, entity: string, revision: number): WorldEvent {
  const common = { kind: 'strike', entity, record: 'report', revision };
  if (prng.chance(0.2)) {
    const data = { entity, revision, sources: CITED, reason: `withdrawn ${prng.below(100)}` };
    return {
      source,
      id,
      type: RETRACTED,
      data,
      meaning: { valid: true, ...common, retracted: true, facts: undefined },
    };
  }
  const { strike, facts } = salvo(prng, source);
  const data = { entity, revision, sources: CITED, strike };
  return { source, id, type: REPORTED, data, meaning: { valid: true, ...common, retracted: false, facts } };
}

function salvo(prng: Prng, source: string) {
  const { days, ...window } = prng.pick(WINDOWS);
  const weapons = prng.shuffled(WEAPONS).slice(0, prng.chance(0.3) ? 2 : 1);
  const region = prng.pick(REGIONS);
  const launched = prng.below(5);
  const destroyed = prng.chance(0.8) ? prng.below(5) : undefined;
  const strike = {
    window,
    claimant: 'ua-air-force',
    weapons: weapons.map(({ name }) => ({ name })),
    counts: { launched, ...(destroyed === undefined ? {} : { destroyed: { value: destroyed, qualifier: 'about' } }) },
    aimed_at: [{ precision: 'oblast', region }],
  };
  const facts: SalvoFacts = {
    startDay: days[0],
    endDay: days[1],
    dimensions: {
      source,
      claimant: 'ua-air-force',
      weapon: weapons.map(({ code }) => code).sort(),
      class: weapons.length > 1 ? 'mixed' : (weapons[0]?.class ?? 'unknown'),
      region: [region],
      reported_hit: [],
      target: [],
    },
    measures: {
      ...{ salvos: 1, launched, lost_unknown: 1, left_unknown: 1, airborne_unknown: 1, hit_unknown: 1 },
      ...(destroyed === undefined ? { destroyed_unknown: 1 } : { destroyed, destroyed_qualified: 1 }),
    },
  };
  return { strike, facts };
}

function datasetEvent(id: string, source: string, revision: number, withdrawn: boolean): WorldEvent {
  const entity = `${source}:dataset`;
  const meaning = { valid: true as const, kind: 'dataset', entity, record: 'description', revision };
  if (withdrawn) {
    const data = { entity, revision, reason: 'closed' };
    const type = 'counterweight.dataset.withdrawn.v1';
    return { source, id, type, data, meaning: { ...meaning, retracted: true, facts: undefined } };
  }
  const data = { entity, revision, dataset: { title: source, publisher: source, covers: ['strike'] } };
  const type = 'counterweight.dataset.described.v1';
  return { source, id, type, data, meaning: { ...meaning, retracted: false, facts: 'dataset' } };
}

/** The same event again, the same content by another id, other content of the same name, or a reused id. */
function variantOf(prng: Prng, event: WorldEvent | undefined, nextId: () => string): WorldEvent {
  if (event?.meaning.valid !== true || event.meaning.kind !== 'strike') return badEvent(prng, nextId());
  const { entity, revision } = event.meaning;
  switch (prng.below(4)) {
    case 0:
      return event;
    case 1:
      return { ...event, id: nextId() };
    case 2:
      return strikeEvent(prng, nextId(), event.source, entity, revision);
    default:
      return strikeEvent(prng, event.id, event.source, entity, revision + prng.below(2));
  }
}

function badEvent(prng: Prng, id: string): WorldEvent {
  const good = strikeEvent(prng, id, 'alpha', `alpha:bad-${id}`, 1);
  const bad = (code: string, field: string, change: Partial<WorldEvent>): WorldEvent => {
    return { ...good, ...change, meaning: { valid: false, code, field } };
  };
  const { strike } = salvo(prng, 'alpha');
  const data = { entity: `alpha:bad-${id}`, revision: 1, sources: CITED };
  const window = { start: '2024-01-10', end: '2024-01-09', zone: 'Europe/Kyiv' };
  return prng.pick([
    bad('invalid_event', 'data.strike.counts.launched', {
      type: REPORTED,
      data: { ...data, strike: { ...strike, counts: { launched: -1 } } },
    }),
    bad('invalid_event', 'data.strike.window.end', {
      type: REPORTED,
      data: { ...data, strike: { ...strike, window } },
    }),
    bad('unknown_type', 'type', { type: 'counterweight.rumour.heard.v1' }),
    bad('unknown_version', 'type', { type: 'counterweight.strike.reported.v9' }),
    bad('not_permitted', 'data.entity', { type: REPORTED, data: { ...data, entity: 'beta:s1', strike } }),
    bad('not_permitted', 'source', { source: 'gamma' }),
  ]);
}
