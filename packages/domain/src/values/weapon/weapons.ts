import { type Weapon, type WeaponClass, weapons } from './weapon-table.ts';

export { type Weapon, type WeaponClass, weaponClasses, weapons, weaponTableVersion } from './weapon-table.ts';

export interface ResolvedWeapon {
  readonly code: string;
  readonly label: string;
  readonly class: WeaponClass;
  /** False when the table does not know the name; the code is then `unlisted:<slug>`. */
  readonly listed: boolean;
}

/** Cyrillic letters that pass for Latin ones in reports, lower case. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  і: 'i',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
};

const byName: ReadonlyMap<string, Weapon> = new Map(
  weapons.flatMap((weapon) => [weapon.code, ...weapon.names].map((name) => [normalise(name), weapon] as const)),
);

/**
 * The weapon family that a reported name stands for, such as `kh-101` for `X-101/X-555` or `Х-101` in Cyrillic letters.
 * One name at a time: a list joined by "and" is the reader's to split.
 */
export function resolveWeapon(name: string): ResolvedWeapon {
  const weapon = byName.get(normalise(name)) ?? familyOfParts(name);
  if (weapon !== undefined) return { code: weapon.code, label: weapon.label, class: weapon.class, listed: true };
  return { code: `unlisted:${slug(name)}`, label: name.trim(), class: 'unknown', listed: false };
}

/** `Kh-101/555/55`: a family whose members are all named, when they agree. A bare number borrows the first one's letters. */
function familyOfParts(name: string): Weapon | undefined {
  const [first = '', ...rest] = normalise(name).split('/');
  const stem = first.replace(/\d.*$/, '');
  const family = byName.get(first);
  const agree = rest.every((part) => byName.get(/^\d/.test(part) ? stem + part : part) === family);
  return rest.length > 0 && agree ? family : undefined;
}

function normalise(name: string): string {
  const latin = Array.from(name.normalize('NFKC').toLowerCase(), (letter) => LOOK_ALIKES[letter] ?? letter).join('');
  return latin
    .replace(/[^\p{L}\p{N}/]+/gu, '')
    .replace(/(?<!\p{L})kh(?=\d)/gu, 'x')
    .replace(/(?<!\p{L})c(?=\d)/gu, 's');
}

function slug(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return words === null ? 'unnamed' : words.join('-').slice(0, 80);
}
