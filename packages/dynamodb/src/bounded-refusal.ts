import type { QuarantineItem } from '@counterweight/ledger';

export const MAX_FAULTS = 50;
const MAX_FAULT_CHARACTERS = 300;
const MAX_REASON_CHARACTERS = 4000;

/**
 * Reason and faults, cut to what surely fits in an item of 400 KB beside 64 KB of raw text: an event of 256 KB may have
 * tens of thousands of unknown fields, or one whose name is 200 KB long. What is cut says so; the raw text is there.
 */
export function boundedRefusal({ reason, faults }: Pick<QuarantineItem, 'reason' | 'faults'>) {
  const kept = faults.slice(0, MAX_FAULTS).map(({ field, message }) => ({
    field: cut(field, MAX_FAULT_CHARACTERS),
    message: cut(message, MAX_FAULT_CHARACTERS),
  }));
  const left = faults.length - kept.length;
  const more = left === 0 ? [] : [{ field: '', message: `and ${left} more faults` }];
  return { reason: cut(reason, MAX_REASON_CHARACTERS), faults: [...kept, ...more] };
}

function cut(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  return `${text.slice(0, maxCharacters)}... (${text.length - maxCharacters} more characters)`;
}
