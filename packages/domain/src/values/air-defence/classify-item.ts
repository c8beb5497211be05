import {
  type AirDefenceClass,
  type AirDefencePart,
  type AirDefenceUnit,
  airDefenceClasses,
  isAirDefenceClass,
} from './air-defence-classes.ts';
import {
  genericItems,
  type ItemRole,
  isForAircraft,
  normaliseItem,
  roleIn,
  saysAirDefence,
  withoutOtherGoods,
} from './item-words.ts';
import { systemsIn } from './name-lookup.ts';
import type { AirDefenceSystem } from './system-table.ts';

/** What the catalogue says an item is. */
export interface ClassifiedItem {
  readonly is: 'placed';
  readonly class: AirDefenceClass;
  /** The item itself, or the system it belongs to when it has no name of its own; `several` when it names several. */
  readonly system: string;
  /** The system that a missile, radar, part or supply is for; empty for a system itself, and where none is named. */
  readonly serves: string;
  readonly part: AirDefencePart | '';
  readonly unit: AirDefenceUnit;
}

/** `unplaced`: a matter of air defence that the catalogue cannot place. `other`: no air defence. */
export type Classification = ClassifiedItem | { readonly is: 'unplaced' } | { readonly is: 'other' };

/** What is known of an item beside its text. */
export interface ItemContext {
  /** The publisher's own class of it. */
  readonly class?: string | undefined;
  /** It belongs to a pledge of air defence. */
  readonly airDefencePledge?: boolean;
}

type Named = Pick<AirDefenceSystem, 'code' | 'class' | 'unit' | 'serves' | 'gun'>;
/** What the words say it is; `unclear` where they list things of several roles, nothing where no word says. */
type SaidRole = ItemRole | 'unclear' | undefined;

/** Classifies an item by the systems its text names, else by the sort it names, else by the publisher's class. Pure. */
export function classifyItem(item: string, context: ItemContext = {}): Classification {
  const normal = normaliseItem(item);
  if (isForAircraft(normal)) return { is: 'other' };
  const { text, other } = withoutOtherGoods(normal);
  const [head, tail] = headAndTail(text);
  const [named, served] = [systemsIn(head), systemsIn(tail)];
  const role = roleOf(head, context) ?? (named.length > 0 ? roleIn(tail) : undefined);
  if (named.length + served.length > 0) return classifyNamed(named, served, role) ?? { is: 'unplaced' };
  return classifyGeneric(head, text, role) ?? classifyByContext(text, other, role, context);
}

/** What the item is, and what it is for: "missiles | for HAWK", "battery | with radar", "radar | (France)". */
function headAndTail(text: string): readonly [string, string] {
  const [head = '', ...rest] = text.split(/ ?(?:\(|(?<!\p{L})(?:for|of|with|including|до|для)(?!\p{L})) ?/u);
  return head.trim() === '' ? [text, ''] : [head.trim(), rest.join(' ').trim()];
}

/** The role of the head. The publisher's word helps where its own words do not. */
function roleOf(head: string, { class: said }: ItemContext): SaidRole {
  const roles = head.split(/ (?:and|&|,) /).flatMap((each) => roleIn(each) ?? []);
  const [first] = roles;
  if (new Set(roles.map(({ is }) => is)).size > 1) return 'unclear';
  if (first !== undefined) return roles.length > 1 && 'part' in first ? { ...first, part: 'other' } : first;
  switch (said) {
    case 'ammunition':
    case 'spares':
    case 'maintenance':
    case 'training':
      return { is: 'sustainment', part: said };
    default:
      return undefined;
  }
}

/** By the systems named, in what the item is or in what it is for; nothing where they and the role do not agree. */
function classifyNamed(named: readonly Named[], served: readonly Named[], role: SaidRole): ClassifiedItem | undefined {
  // Named only as what the item is for, a system is not what was given.
  const whole = role === undefined || (role !== 'unclear' && role.is === 'whole');
  if (role === 'unclear' || (named.length === 0 && whole)) return undefined;
  const serves = joined(served.map(({ code }) => code));
  const systems = named.length > 0 ? named : served;
  const placed = systems.flatMap((system) => classifyOne(system, serves, role) ?? []);
  const [first] = placed;
  if (first === undefined || placed.length < systems.length) return undefined;
  if (placed.some((each) => each.class !== first.class || each.part !== first.part)) return undefined;
  return {
    ...first,
    system: joined(placed.map(({ system }) => system)),
    serves: joined(placed.map((each) => each.serves)),
    unit: placed.every(({ unit }) => unit === first.unit) ? first.unit : 'item',
  };
}

function joined(codes: readonly string[]): string {
  const [first = '', ...others] = new Set(codes);
  return others.length > 0 ? 'several' : first;
}

function classifyGeneric(head: string, text: string, role: SaidRole): ClassifiedItem | undefined {
  if (role === 'unclear') return undefined;
  const generic = [head, text].flatMap((words) => genericItems.find((each) => each.words.test(words)) ?? [])[0];
  return generic === undefined ? undefined : classifyOne(generic, '', role);
}

/** A system, or something of it in its role; nothing where the two do not go together. */
function classifyOne(system: Named, served: string, role: ItemRole | undefined): ClassifiedItem | undefined {
  const { code, unit } = system;
  const isMissile = system.class === 'interceptors';
  const own = { is: 'placed', system: code, serves: served || (isMissile ? (system.serves ?? '') : code) } as const;
  const given = { ...own, class: system.class, part: '', unit } as const;
  if (role === undefined || role.is === 'whole') {
    if (isMissile) return role === undefined ? given : undefined;
    return { ...given, serves: system.class === 'sensors' ? served : '' };
  }
  if (role.is === 'component') {
    if (role.part === unit) return { ...given, serves: system.class === 'sensors' ? served : '' };
    const partUnit = role.part === 'radar' || role.part === 'launcher' ? role.part : 'item';
    return { ...own, class: 'components', part: role.part, unit: partUnit };
  }
  if (role.is === 'sustainment' && role.part !== 'ammunition') {
    return { ...own, class: 'sustainment', part: role.part, unit: 'item' };
  }
  if (system.gun === true) return { ...own, class: 'sustainment', part: 'ammunition', unit: 'round' };
  return isMissile ? given : { ...own, class: 'interceptors', part: '', unit: 'missile' };
}

/** Where no system is named: the publisher's class stands, unless the text says that the item is something else. */
function classifyByContext(text: string, other: boolean, role: SaidRole, context: ItemContext): Classification {
  const { class: said = '', airDefencePledge = false } = context;
  const suspected = saysAirDefence(text);
  if (other && !suspected) return { is: 'other' };
  if (isAirDefenceClass(said) && role !== 'unclear') return classifyByClass(said, role) ?? { is: 'unplaced' };
  const matters = suspected || airDefencePledge || said === 'air_defence' || isAirDefenceClass(said);
  return { is: matters ? 'unplaced' : 'other' };
}

function classifyByClass(said: AirDefenceClass, role: ItemRole | undefined): ClassifiedItem | undefined {
  const code = said.replaceAll('_', '-');
  const unit = UNITS[said];
  if (said !== 'components' && said !== 'sustainment') return classifyOne({ code, class: said, unit }, '', role);
  const part = role !== undefined && 'part' in role ? role.part : 'other';
  return { is: 'placed', class: said, system: code, serves: '', part, unit };
}

/** What stands for a system that no name is given of, by its sort or class, and for several named together. */
export const genericSystems: readonly string[] = [
  ...new Set([
    ...genericItems.map(({ code }) => code),
    ...airDefenceClasses.map((each) => each.replaceAll('_', '-')),
    'several',
  ]),
];

const UNITS: Readonly<Record<AirDefenceClass, AirDefenceUnit>> = {
  long_range: 'battery',
  medium_range: 'battery',
  short_range: 'battery',
  manpads: 'launcher',
  counter_uas: 'device',
  interceptors: 'missile',
  sensors: 'radar',
  components: 'item',
  sustainment: 'item',
};
