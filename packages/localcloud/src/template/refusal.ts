import { LocalCloudError } from '../runtime/local-cloud-error.ts';

/** A spot in a template: the stack, the resource (or output, or condition) and the property path inside it. */
export interface Place {
  readonly stack: string;
  readonly logicalId: string;
  readonly property: string;
}

/** The same place, one property deeper. */
export function inside(place: Place, key: string | number): Place {
  return { ...place, property: place.property === '' ? String(key) : `${place.property}.${key}` };
}

/** Stops the start: what the template asks for is not something this machine runs as AWS would. */
export function refuse(place: Place, what: string, known?: readonly string[]): never {
  const property = place.property === '' ? '' : `, property ${place.property}`;
  const hint = known === undefined ? '' : ` Known here: ${known.join(', ')}.`;
  throw new LocalCloudError(
    'unsupported_template',
    `Stack ${place.stack}, ${place.logicalId}${property}: ${what}.${hint}`,
  );
}
