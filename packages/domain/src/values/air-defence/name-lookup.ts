import { normaliseItem } from './item-words.ts';
import { type AirDefenceSystem, airDefenceSystems } from './system-table.ts';

/** Every name with how it stands in a normalised text, the longest first: "IRIS-T SLM" before "IRIS-T". */
const names = airDefenceSystems
  .flatMap((system) => [system.code, ...system.names].map((name) => ({ system, name: normaliseItem(name) })))
  .sort((a, b) => b.name.length - a.name.length)
  .map(({ system, name }) => ({
    system,
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])${name}s?(?![\\p{L}\\p{N}])`, 'u'),
  }));

/** The systems that a normalised text names, each once, in order of code. */
export function systemsIn(text: string): readonly AirDefenceSystem[] {
  let rest = text;
  const found = new Map<string, AirDefenceSystem>();
  for (const { system, pattern } of names) {
    if (!pattern.test(rest)) continue;
    found.set(system.code, system);
    rest = rest.replace(new RegExp(pattern, 'gu'), ' ');
  }
  return [...found.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
