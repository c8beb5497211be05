import { type WeaponClass, weapons } from './weapon-table.ts';

const classes: ReadonlyMap<string, WeaponClass> = new Map(weapons.map((weapon) => [weapon.code, weapon.class]));

/** The class that all weapons of a salvo share, by their codes; `mixed` when they have several. */
export function sharedClass(codes: readonly string[]): WeaponClass {
  const [first = 'unknown', ...others] = new Set(codes.map((code) => classes.get(code) ?? 'unknown'));
  return others.length === 0 ? first : 'mixed';
}
