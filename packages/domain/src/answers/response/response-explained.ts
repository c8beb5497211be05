import type { ResponseAnswer, ResponseRow, RungAnswer } from './response.ts';
import { daysOfWave, type RungClock, type WaveDays } from './response-ladder.ts';
import { wavesTested } from './response-tests.ts';
import type { RungEvent } from './rung-events.ts';

/** An event behind an answer, and what it adds to its numbers. */
export interface ExplainedEvent {
  readonly event: RungEvent;
  /** The waves after which it was the first, and those that a link ties it to as the first; by their first days. */
  readonly firstAfter: readonly string[];
  readonly explicitAfter: readonly string[];
  /** The links that tie it to a wave asked for, counted or not. */
  readonly ties: readonly string[];
  /** Whether it is among the events that tests count. */
  readonly inSpan: boolean;
  /** The tested waves whose days within a horizon hold it, by horizon. */
  readonly windows: ReadonlyMap<number, number>;
}

/** Every event that adds to a number of an answer, in order of rung, day and entity. */
export function explainResponse(
  { rows, rungs }: ResponseAnswer,
  horizons: readonly number[],
): readonly ExplainedEvent[] {
  const waves = rows.map(({ wave }) => daysOfWave(wave));
  return rungs.flatMap((rung, index) => {
    const firsts = wavesByEvent(rows, (row) => row.ladder[index]?.later);
    const explicit = wavesByEvent(rows, (row) => row.ladder[index]?.explicit);
    const ties = Map.groupBy(
      rows.flatMap(({ ladder }) => ladder[index]?.ties ?? []),
      ({ event }) => event,
    );
    return rung.events
      .map((event) => ({
        event,
        firstAfter: firsts.get(event) ?? [],
        explicitAfter: explicit.get(event) ?? [],
        ties: (ties.get(event) ?? []).map(({ tie }) => tie.link),
        ...testedPart(event, rung, waves, horizons),
      }))
      .filter(addsSomething);
  });
}

function addsSomething({ firstAfter, explicitAfter, ties, inSpan }: ExplainedEvent): boolean {
  return inSpan || firstAfter.length + explicitAfter.length + ties.length > 0;
}

/** The first days of the waves whose clock an event certainly stopped, by event. */
function wavesByEvent(rows: readonly ResponseRow[], clockOf: (row: ResponseRow) => RungClock | undefined) {
  const found = new Map<RungEvent, string[]>();
  for (const row of rows) {
    const clock = clockOf(row);
    if (clock === undefined || 'unwatched' in clock) continue;
    const { event, latest } = clock;
    if (event === undefined || latest === undefined) continue;
    found.set(event, [...(found.get(event) ?? []), row.wave.firstDay]);
  }
  return found;
}

function testedPart(
  { first, last }: RungEvent,
  { span }: RungAnswer,
  waves: readonly WaveDays[],
  horizons: readonly number[],
): Pick<ExplainedEvent, 'inSpan' | 'windows'> {
  const inSpan = span !== undefined && first === last && span.first <= first && first <= span.last;
  const count = (days: number) =>
    inSpan ? wavesTested(waves, span, days).filter((wave) => wave.last < first && first <= wave.last + days).length : 0;
  return { inSpan, windows: new Map(horizons.map((days) => [days, count(days)])) };
}
