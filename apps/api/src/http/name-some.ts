const MOST = 20;

/** Names joined by commas in a sentence: however many there are, it stays one. */
export function nameSome(names: readonly string[]): string {
  if (names.length <= MOST) return names.join(', ');
  return `${names.slice(0, MOST).join(', ')} and ${names.length - MOST} more`;
}
