import { eventKeyText, recordNameText } from '../ports/ledger.ts';
import type { Candidate } from './read-delivery.ts';

/** Groups of those that share an event's key or a record's name, each in the order given: in a group one waits for another. */
export function candidateGroups<Member extends Pick<Candidate, 'event' | 'name'>>(
  candidates: readonly Member[],
): readonly (readonly Member[])[] {
  const groups = new Map<string, Member[]>();
  const nameOf = new Map<string, string>();
  for (const candidate of candidates) {
    const texts = [`e ${eventKeyText(candidate.event)}`, `r ${recordNameText(candidate.name)}`];
    const [first = `${nameOf.size}`, second = first] = texts.flatMap((text) => nameOf.get(text) ?? []);
    const others = second === first ? [] : (groups.get(second) ?? []);
    groups.set(first, [...(groups.get(first) ?? []), ...others, candidate]);
    if (second !== first) {
      groups.delete(second);
      for (const [text, group] of nameOf) if (group === second) nameOf.set(text, first);
    }
    for (const text of texts) nameOf.set(text, first);
  }
  return [...groups.values()];
}
