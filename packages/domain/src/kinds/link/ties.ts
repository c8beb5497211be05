import type { StoredRows } from '../../rows/stored-row.ts';
import type { Relation } from './link.ts';
import { linkRows } from './link.ts';

/** A link as one of its two ends sees it. */
export interface Tie {
  /** The link itself; its namespace is who says so. */
  readonly link: string;
  readonly relation: Relation;
  /** Which end of the link this entity is: `from` it is `in_response_to` the other, `to` the other is to it. */
  readonly direction: 'from' | 'to';
  /** The other end. */
  readonly entity: string;
}

/** The ties of every entity that a link names, both ways, in order of link. Whether it is there is not asked here. Pure. */
export function tiesByEntity(stored: StoredRows): ReadonlyMap<string, readonly Tie[]> {
  const ties = new Map<string, Tie[]>();
  const add = (entity: string, tie: Tie) => {
    const held = ties.get(entity) ?? [];
    ties.set(entity, held);
    held.push(tie);
  };
  for (const { entity: link, from, relation, to } of linkRows.on('list', stored)) {
    add(from, { link, relation, direction: 'from', entity: to });
    add(to, { link, relation, direction: 'to', entity: from });
  }
  for (const held of ties.values()) held.sort((a, b) => (a.link < b.link ? -1 : 1));
  return ties;
}
