import { claimantOf, resolveWeapon, UNATTRIBUTED } from '@counterweight/domain/values';
import type { RowCells } from '../table/row-cells.ts';
import { textsByName } from './strike-details.ts';

const MAX_NOTE = 1000;

/** The items of a list joined by "and"; commas stay inside an item (`Chauda, Crimea`). Repeated items count once. */
export function listed(text: string): string[] {
  const items = text.split(/(?:^|\s+)and\s+/).map((item) => item.trim());
  return [...new Set(items.filter((item) => item !== ''))];
}

/** The weapons a row names, as it names them; one that the weapon table lacks is noted. */
export function readWeapons(cells: RowCells): { name: string }[] {
  const names = listed(cells.text('model'));
  if (names.length === 0) cells.refuse('no weapon is named', 'model');
  for (const name of names) {
    if (!resolveWeapon(name).listed) cells.doubt(`"${name}" is no weapon we know; class unknown`, 'model');
  }
  return names.map((name) => ({ name }));
}

/** Who reports the salvo, by the channel that the source names. */
export function readClaimant(cells: RowCells): string {
  const claimant = claimantOf(cells.text('source'));
  if (claimant === undefined) cells.doubt('names no claimant we know', 'source');
  return claimant ?? UNATTRIBUTED;
}

export function readCarriers(cells: RowCells): string[] {
  return listed(cells.text('carrier'));
}

/** Which weapon came from where, for the few rows that say so: no field of a strike holds it, so it is kept in words. */
export function readLaunchNote(cells: RowCells): string | undefined {
  const text = cells.text('launch_place_details');
  if (text === '') return undefined;
  const places = textsByName(text);
  if (places === undefined) cells.doubt('cannot be read as weapons with places; left out', 'launch_place_details');
  const note = (places ?? []).map(([weapon, place]) => `${weapon} launched from ${place}`).join('; ');
  return note === '' ? undefined : note.slice(0, MAX_NOTE);
}
