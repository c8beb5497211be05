import { namedIn } from './cross-stack.ts';
import type { Resource, SynthesizedStack } from './synthesized.ts';

/** Entries of the runbook, `### alarm-<name>`, with the parts that each has. */
export function runbookEntries(page: string): { anchor: string; parts: string[] }[] {
  return page.split(/^#+ /m).flatMap((section) => {
    const [, anchor] = /^(alarm-[a-z0-9-]+)\n/.exec(section) ?? [];
    if (anchor === undefined) return [];
    return [{ anchor, parts: [...section.matchAll(/^- \*\*(.+?)\.\*\* \S/gm)].map(([, part = '']) => part) }];
  });
}

/** Wherever the templates say that something undeliverable goes: of queues, rules, functions and event source mappings. */
export function deadLetterPlaces(stacks: readonly SynthesizedStack[]): string[] {
  const found = stacks.flatMap(({ name, template }) =>
    Object.values(template.Resources).flatMap(({ Properties }) =>
      destinations(Properties).flatMap((value) => namedIn(value, name, stacks)),
    ),
  );
  return [...new Set(found)].sort();
}

const DESTINATIONS = ['deadLetterTargetArn', 'DeadLetterConfig', 'OnFailure'];

function destinations(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) => (DESTINATIONS.includes(key) ? [held] : destinations(held)));
}

/** Those of the places that no alarm reads a metric of. */
export function unwatched(
  places: readonly string[],
  alarms: readonly (Resource & { readonly stack: string })[],
  stacks: readonly SynthesizedStack[],
): string[] {
  const dimensions = alarms.flatMap(({ stack, Properties: { Dimensions, Metrics } }) =>
    namedIn({ Dimensions, Metrics }, stack, stacks),
  );
  return places.filter((place) => !dimensions.includes(place));
}
