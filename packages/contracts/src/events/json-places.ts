/** A value inside of one that was read from JSON. */
export interface JsonPlace {
  readonly value: unknown;
  /** Where it stands, as a dotted path. */
  readonly field: string;
  /** What its parent calls it; of the root its field. */
  readonly name: string;
  /** The name of the member that holds it or its list. */
  readonly member: string;
  /** How many objects and lists it stands in. */
  readonly depth: number;
}

/**
 * A value and everything inside of it, each before what it holds, in its order. It is walked without recursion, so that no
 * nesting is too deep; what `enters` says no to is not entered.
 */
export function* jsonPlaces(
  root: unknown,
  field: string,
  enters: (place: JsonPlace) => boolean = () => true,
): Generator<JsonPlace, void> {
  const waiting: JsonPlace[] = [{ value: root, field, name: field, member: field, depth: 0 }];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    yield place;
    const { value, depth } = place;
    if (typeof value !== 'object' || value === null || !enters(place)) continue;
    const prefix = depth === 0 && field === '' ? '' : `${place.field}.`;
    const member = Array.isArray(value) ? place.member : undefined;
    const members = Object.entries(value).map(([name, part]): JsonPlace => {
      return { value: part, field: `${prefix}${name}`, name, member: member ?? name, depth: depth + 1 };
    });
    waiting.push(...members.reverse());
  }
}
