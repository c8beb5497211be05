import type { Random } from '../import-fuzz/random.ts';

/** Changes an event at one place, chosen by the random numbers. */
export type ValueChange = (event: object, random: Random) => void;

/** What stands where something else is expected. */
const VALUES: readonly [unknown, ...unknown[]] = [
  null,
  ...[true, false, 0, -1, 1.5, 1e308, 2 ** 53, -(2 ** 53), 1e-320, 999_999_999_999],
  ...['', ' ', '0', '-1', '1e9', 'NaN', '9'.repeat(400), '9'.repeat(40), '-0.00', 'x'.repeat(3000)],
  ...['\ud800', 'a\udfffb', '\ud83d', '\u0000', 'a\u0000b', '\u202e\u2066', '\ufeff', '\ufffe', 'e\u0301'.repeat(50)],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'a/b', 'a#b', 'a%23b', '../x', 'newsroom-desk:x y'],
  ...['2024-02-30', '2205-01-01', '0000-00-00', '-271821-04-20', '9999-12-31', '2024-13', '2024-W01', 'T00:00Z'],
  ...['2024-01-01T25:00:00Z', 'Europe/Atlantis', 'USD', 'XQQ', 'javascript:1', 'https://[::1', 'data:text/html,x'],
  ...[[], {}, [[]], [null], [{}], [''], ['\ud800'], { constructor: 1 }, { toString: 1, valueOf: 1 }, { length: -1 }],
  ...[Array.from({ length: 2000 }, () => 0), Array.from({ length: 2000 }, () => ({ item: 'x' }))],
];

const NAMES: readonly [string, ...string[]] = [
  ...(['__proto__', 'constructor', 'prototype', 'toString', 'toJSON', 'then', 'length', '', ' ', '\ud800'] as const),
  ...['\u0000', 'a.b', 'x'.repeat(5000), '0', 'revision', 'entity', 'sources'],
];

/** A member of an object or an item of a list, and how deep that stands is as likely as where. */
interface Place {
  readonly holder: object;
  readonly key: string;
}

export const VALUE_CHANGES: readonly [ValueChange, ...ValueChange[]] = [
  (event, random) => at(event, random, ({ holder, key }) => Reflect.deleteProperty(holder, key)),
  (event, random) => at(event, random, ({ holder, key }) => set(holder, key, random.pick(VALUES))),
  (event, random) => at(event, random, ({ holder, key }) => set(holder, key, random.pick(VALUES))),
  (event, random) => at(event, random, ({ holder }) => set(holder, random.pick(NAMES), random.pick(VALUES))),
  (event, random) =>
    at(event, random, ({ holder, key }) => {
      set(holder, random.pick(NAMES), Reflect.get(holder, key));
      Reflect.deleteProperty(holder, key);
    }),
  (event, random) => at(event, random, ({ holder, key }) => set(holder, key, [Reflect.get(holder, key)])),
  (event, random) => at(event, random, ({ holder, key }) => set(holder, key, asText(Reflect.get(holder, key)))),
  (event, random) => atLists(event, random, (list) => list.splice(0)),
  (event, random) => atLists(event, random, (list) => list.push(...list)),
  (event, random) => atLists(event, random, (list) => list.push(structuredClone(random.pick(VALUES)))),
  (event, random) => atTexts(event, random, (text) => `${text}\ud800`),
  (event, random) => atTexts(event, random, (text) => `${text.slice(0, 3)}\u0000${text.slice(3)}`),
  (event, random) => atTexts(event, random, (text) => `\u202e${text}`),
  (event, random) => atTexts(event, random, (text) => text.repeat(500)),
  (event, random) => atTexts(event, random, () => JSON.stringify(random.pick(VALUES))),
];

function at(event: object, random: Random, change: (place: Place) => void): void {
  const places = placesIn(event);
  const place = places[random.below(places.length)];
  if (place !== undefined) change(place);
}

function atLists(event: object, random: Random, change: (list: unknown[]) => void): void {
  const lists = placesIn(event).flatMap(({ holder, key }) => {
    const value: unknown = Reflect.get(holder, key);
    return Array.isArray(value) ? [value] : [];
  });
  const list = lists[random.below(lists.length)];
  if (list !== undefined) change(list);
}

function atTexts(event: object, random: Random, change: (text: string) => string): void {
  const texts = placesIn(event).filter(({ holder, key }) => typeof Reflect.get(holder, key) === 'string');
  const place = texts[random.below(texts.length)];
  if (place !== undefined) set(place.holder, place.key, change(String(Reflect.get(place.holder, place.key))));
}

function placesIn(holder: object): readonly Place[] {
  return Object.keys(holder).flatMap((key) => {
    const value: unknown = Reflect.get(holder, key);
    return [{ holder, key }, ...(typeof value === 'object' && value !== null ? placesIn(value) : [])];
  });
}

/** Also `__proto__`, as JSON has it: a member like any other. The length of a list stays. */
function set(holder: object, key: string, value: unknown): void {
  const copy: unknown = structuredClone(value);
  if (Array.isArray(holder) && key === 'length') return;
  Object.defineProperty(holder, key, { value: copy, configurable: true, enumerable: true, writable: true });
}

/** A number as text; what has members as JSON, since a member may be called `toString`. */
function asText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
