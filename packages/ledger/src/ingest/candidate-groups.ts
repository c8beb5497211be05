import { eventKeyText, recordNameText } from '../ports/ledger.ts';
import type { Candidate } from './read-delivery.ts';

/** Groups of those that share an event's key or a record's name, each in the order given: in a group one waits for another. */
export function candidateGroups<Member extends Pick<Candidate, 'event' | 'name'>>(
  candidates: readonly Member[],
): readonly (readonly Member[])[] {
  const groups = new Map<string, Member[]>();
  const nameOf = new Map<string, string>();
  for (const candidate of candidates) {
    const [key, name] = [`e ${eventKeyText(candidate.event)}`, `r ${recordNameText(candidate.name)}`];
    const [first, second] = [nameOf.get(key) ?? key, nameOf.get(name) ?? name];
    const joined = [...(groups.get(first) ?? []), ...(first === second ? [] : (groups.get(second) ?? [])), candidate];
    groups.delete(second);
    groups.set(first, joined);
    for (const text of [key, name]) nameOf.set(text, first);
    if (first !== second) for (const [text, group] of nameOf) if (group === second) nameOf.set(text, first);
  }
  return [...groups.values()];
}
