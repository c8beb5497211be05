/** A text in an event: where it stands, as a dotted path, and the name of the member that holds it or its list. */
export interface PlacedText {
  readonly field: string;
  readonly member: string;
  readonly text: string;
}

/** All texts in a value. It is read without recursion, so that no nesting is too deep. */
export function textsOf(value: unknown, root: string): readonly PlacedText[] {
  const texts: PlacedText[] = [];
  const waiting: { readonly value: unknown; readonly field: string; readonly member: string }[] = [
    { value, field: root, member: root },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value: held, field, member } = next;
    if (typeof held === 'string') texts.push({ field, member, text: held });
    if (typeof held !== 'object' || held === null) continue;
    const inside = Object.entries(held).map(([name, part]) => ({
      value: part,
      field: field === '' ? name : `${field}.${name}`,
      member: Array.isArray(held) ? member : name,
    }));
    waiting.push(...inside.reverse());
  }
  return texts;
}
