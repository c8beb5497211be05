/** What air defence is counted by. Units of different classes are never added up. */
export const airDefenceClasses = [
  'long_range',
  'medium_range',
  'short_range',
  'manpads',
  'counter_uas',
  'interceptors',
  'sensors',
  'components',
  'sustainment',
] as const;
export type AirDefenceClass = (typeof airDefenceClasses)[number];

/** What one unit is. A `battery` is a battery or system, as its source counts them: sources seldom tell the two apart. */
export const airDefenceUnitNames = [
  'battery',
  'vehicle',
  'gun',
  'launcher',
  'device',
  'missile',
  'radar',
  'round',
  'item',
] as const;
export type AirDefenceUnit = (typeof airDefenceUnitNames)[number];

/** What parts of a battery, and what keeps it in use, are told apart by. */
export const airDefenceParts = [
  'launcher',
  'radar',
  'command',
  'other',
  'ammunition',
  'spares',
  'maintenance',
  'training',
] as const;
export type AirDefencePart = (typeof airDefenceParts)[number];

/** Whether a publisher's class of an item is one of ours. */
export function isAirDefenceClass(name: string): name is AirDefenceClass {
  return airDefenceClasses.some((each) => each === name);
}
