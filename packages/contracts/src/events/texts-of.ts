import { type JsonPlace, jsonPlaces } from './json-places.ts';

/** A text in an event: where it stands, and the name of the member that holds it or its list. */
export interface PlacedText extends Pick<JsonPlace, 'field' | 'member'> {
  readonly text: string;
}

/** All texts in a value. */
export function textsOf(value: unknown, root: string): readonly PlacedText[] {
  const texts: PlacedText[] = [];
  for (const { value: text, field, member } of jsonPlaces(value, root)) {
    if (typeof text === 'string') texts.push({ field, member, text });
  }
  return texts;
}
