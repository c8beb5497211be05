import type { sourceReferenceSchema } from '@counterweight/domain';
import type { z } from 'zod';

/** The namespace of the demo set. Whoever ranks datasets puts it below real imports. */
export const DEMO_SOURCE = 'counterweight-demo';

/** Where a fact was read. An address only of a page that was seen; without a day, a page that bears none. */
export type DemoSource = z.input<typeof sourceReferenceSchema>;

/** A fact restated from what was published, as events of its kind carry it. */
export interface DemoFact<Body extends z.ZodType> {
  /** Last part of the entity id, which all kinds of the set share. */
  readonly name: string;
  readonly sources: readonly DemoSource[];
  readonly body: z.input<Body>;
}

/** The id of an entity of the demo set. */
export function demoEntity(name: string): string {
  return `${DEMO_SOURCE}:${name}`;
}

/** A date of which the day is known. */
export function on(day: string) {
  return { precision: 'day', day } as const;
}
