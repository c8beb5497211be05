import type { Random } from '../import-fuzz/random.ts';
import { goldenTexts } from './golden-texts.ts';
import { VALUE_CHANGES } from './value-changes.ts';

/** So many seeds share the names of a run's entities, that some events are duplicates, conflicts and revisions. */
const ENTITIES = 60;

/** A golden event made worse, or left as it is: the text of its JSON, and the attributes that its envelope repeats. */
export interface MutatedEvent {
  readonly text: string;
  readonly source: string;
  readonly type: string;
}

/** The event of a seed. Most have one to three faults; some are in order, so that all outcomes come about. */
export function mutateEvent(seed: number, random: Random): MutatedEvent {
  const event: Record<string, unknown> = JSON.parse(goldenTexts[random.below(goldenTexts.length)] ?? '{}');
  const { source, type } = { source: String(event.source), type: String(event.type) };
  const id = random.below(40) === 0 ? random.below(seed + 1) : seed;
  const data = Object(event.data);
  const isPlain = !/rate|dataset/.test(type);
  if (isPlain) data.entity = `${source}:fuzz-${random.below(ENTITIES)}`;
  data.revision = 1 + random.below(12);
  event.id = `fuzz.${id}`;
  const times = random.below(4);
  for (let time = 0; time < times; time += 1) random.pick(VALUE_CHANGES)(event, random);
  let text = JSON.stringify(event);
  if (random.below(12) === 0) text = random.pick(TEXT_CHANGES)(text, random);
  return { text, source, type };
}

type TextChange = (text: string, random: Random) => string;

const TEXT_CHANGES: readonly [TextChange, ...TextChange[]] = [
  (text, random) => text.slice(0, random.below(text.length)),
  // A key twice: the last one counts, in every reader of JSON that the event passes.
  (text) => text.replace('{', '{"source":"somebody-else","type":"x","__proto__":{"polluted":true},'),
  (text) => text.replace(/\}\}$/, ',"revision":1,"revision":1}}'),
  (text) => text.replace('"revision":', '"revision":1e400,"x":'),
  (text) => text.replace('"revision":', '"revision":-0,"revision":'),
  (text, random) => text.replace('"data":', `"data":${nested(random)},"again":`),
  (text, random) => text.replace('"revision":', `"deep":${nested(random)},"revision":`),
  (text) => text.replace('"revision":', '"\\u0000":"\\u0000","revision":'),
  (text) => `[${text}]`,
  (text) => text.replace('"data":', `"subject":"${'x'.repeat(300_000)}","data":`),
  (text) => text.replaceAll('"entity"', '"constructor"'),
  (text) => (text.length % 2 === 0 ? 'null' : '"text"'),
];

/** Lists or objects in one another, from a few to more than any stack holds. */
function nested(random: Random): string {
  const depth = random.pick([20, 100, 1000, 5000, 20_000] as const);
  if (random.below(2) === 0) return `${'['.repeat(depth)}${']'.repeat(depth)}`;
  return `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}
