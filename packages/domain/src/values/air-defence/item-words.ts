import type { AirDefenceClass, AirDefencePart, AirDefenceUnit } from './air-defence-classes.ts';

/** What the words of an item say it is, whatever system it belongs to. */
export type ItemRole =
  | { readonly is: 'whole' }
  | { readonly is: 'missile' }
  | { readonly is: 'component' | 'sustainment'; readonly part: AirDefencePart };

const component = (part: AirDefencePart): ItemRole => ({ is: 'component', part });
const sustainment = (part: AirDefencePart): ItemRole => ({ is: 'sustainment', part });

/** The head noun, which is the last of these words, decides: a "missile system" is a system, a "system missile" a missile. */
const ROLES: readonly (readonly [RegExp, ItemRole])[] = [
  [/батаре\S*|комплекс\S*|систем\S*|установ\S*|гармат\S*/gu, { is: 'whole' }],
  [/\b(batter(y|ies)|systems?|fire units?|vehicles?|guns?|cannons?|weapons?|devices?|manpads?)\b/g, { is: 'whole' }],
  [/\b(missiles?|interceptors?|munitions?|rockets?)\b|ракет\S*|перехоплювач\S*/gu, { is: 'missile' }],
  [/\b(ammunition|rounds?|shells?|cartridges?)\b|боєприпас\S*|снаряд\S*|набо[їй]\S*/gu, sustainment('ammunition')],
  [
    /\b(launchers?|launching)( (systems?|units?|stations?|vehicles?|pads?))?\b|пусков\S* установ\S*/gu,
    component('launcher'),
  ],
  [/\bradars?( (systems?|units?|stations?|sets?))?\b|радар\S*|рлс/gu, component('radar')],
  [
    /\b(fire control|engagement control|command)( (posts?|cent(er|re)s?|vehicles?|units?|stations?|systems?))?\b/g,
    component('command'),
  ],
  [
    /\b(components?|elements?|subsystems?|extensions?|upgrades?|moderni[sz]ations?)\b|компонент\S*/gu,
    component('other'),
  ],
  [/\bspare( parts?)?\b|\bspares\b|запчастин\S*/gu, sustainment('spares')],
  [/\b(maintenance|repairs?|overhauls?|servicing)\b|ремонт\S*/gu, sustainment('maintenance')],
  [/\btraining\b|навчан\S*/gu, sustainment('training')],
];

/** What a normalised text says an item is; nothing where it has none of the words. */
export function roleIn(text: string): ItemRole | undefined {
  const found = ROLES.flatMap(([pattern, role]) =>
    Array.from(text.matchAll(pattern), ({ 0: word, index }) => ({ role, index, end: index + word.length })),
  );
  return found.sort((a, b) => a.end - b.end || b.index - a.index).at(-1)?.role;
}

export interface GenericItem {
  readonly class: AirDefenceClass;
  readonly unit: AirDefenceUnit;
  readonly code: string;
  readonly gun?: boolean;
  readonly words: RegExp;
}

/** Items that name a sort and no system; the first that fits. */
export const genericItems: readonly GenericItem[] = [
  {
    class: 'counter_uas',
    unit: 'device',
    code: 'counter-uas',
    words: /\b(counter|anti) (unmanned aerial|uncrewed aerial|uas|uav|drones?)\b|\bc uas\b|\bdrone detection\b/,
  },
  { class: 'manpads', unit: 'launcher', code: 'manpads', words: /\bmanpads?\b|\bman portable air defence\b|пзрк/u },
  {
    class: 'short_range',
    unit: 'gun',
    code: 'aa-gun',
    gun: true,
    words: /\b(anti aircraft|air defence) (guns?|cannons?|artillery)\b|зенітн\S* гармат/u,
  },
  { class: 'long_range', unit: 'battery', code: 'long-range', words: /\b(long range|strategic) air defence\b/ },
  { class: 'medium_range', unit: 'battery', code: 'medium-range', words: /\bmedium range air defence\b/ },
  {
    class: 'short_range',
    unit: 'battery',
    code: 'short-range',
    words: /\b(very )?short range air defence\b|\bv?shorad\b/,
  },
  {
    class: 'sensors',
    unit: 'radar',
    code: 'sensors',
    words: /\bair (surveillance|defence|defence surveillance) radars?\b|\bearly warning radars?\b/,
  },
  {
    class: 'interceptors',
    unit: 'missile',
    code: 'interceptors',
    words:
      /\b(surface to air|anti aircraft|anti air|air defence) (missiles?|munitions?|interceptors?|rockets?)\b|\binterceptor missiles?\b|зенітн\S* ракет/u,
  },
];

/** What makes an item a matter of air defence even where it cannot be placed. */
const AIR_DEFENCE =
  /\bair defence\b|\banti air(craft)?\b|\bsurface to air\b|\bsam\b|\bradars?\b|\bmanpads?\b|\biris t\b|зенітн|\bппо\b/u;

/** Goods that share words or names with air defence, or that publishers file under it, and that are none. */
const OTHER_GOODS =
  /\b((desert|black|global|sea) hawk|anti (tank|armou?r|ship|materiel|radiation)|hellfire|javelin|m 79 osa)\b|\b(ground surveillance|counter artillery|artillery|counter battery|counter mortar|mortar|weapon locating) radars?\b|\binfrared radars?\b/g;

/** What an aircraft carries is no air defence, by whatever name. */
const FOR_AIRCRAFT = /\bfor (the )?(f 16|mig 29|su 27|mirage|fighters?|combat aircraft)\b/;

/** Whether a normalised text says that the item is for an aircraft. */
export function isForAircraft(text: string): boolean {
  return FOR_AIRCRAFT.test(text);
}

/** A text without the words of goods that are no air defence, and whether it had any. */
export function withoutOtherGoods(text: string): { readonly text: string; readonly other: boolean } {
  const rest = text.replaceAll(OTHER_GOODS, ' ').replaceAll(/ +/g, ' ').trim();
  return { text: rest, other: rest !== text };
}

/** Whether a normalised text is a matter of air defence. */
export function saysAirDefence(text: string): boolean {
  return AIR_DEFENCE.test(text);
}

/** Lower case, one blank between words, letters and digits apart; brackets stay, since what stands in them is an aside. */
export function normaliseItem(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}(&,]+/gu, ' ')
    .replaceAll(/(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu, ' ')
    .replaceAll(/([(&,])/g, ' $1 ')
    .replaceAll(/ +/g, ' ')
    .replaceAll('defense', 'defence')
    .replaceAll('antiaircraft', 'anti aircraft')
    .trim();
}
