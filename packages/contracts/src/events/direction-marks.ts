import type { Fault } from './faults.ts';
import { textsOf } from './texts-of.ts';

/** Characters that change the order in which a text is shown, so that it reads otherwise than it is written. */
const DIRECTION_MARK = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Texts of an event in which such a character stands. */
export function directionMarks(event: object): readonly Fault[] {
  return textsOf(event, '').flatMap(({ field, text }) => {
    const mark = DIRECTION_MARK.exec(text)?.[0];
    if (mark === undefined) return [];
    const name = `U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    return [{ field, message: `contains ${name}, a control character of writing direction, which is not taken` }];
  });
}
