import { addMeasures, type Dimensions, type Measures, type ViewId } from '@counterweight/domain/rows';
import { allViews, type LedgerAt, NotLiveError } from '@counterweight/ledger';

/** A row, as far as sums go. */
export interface RowToSum {
  readonly axis: string;
  readonly day: string;
  readonly dimensions: Dimensions;
  readonly measures: Measures;
}

/** Rows of entities, each entity's as one text, so that equal answers are equal strings. */
export class EntityTexts {
  readonly #sums = new Map<string, Map<string, Measures>>();

  add(entity: string, { axis, day, dimensions, measures }: RowToSum): void {
    const sums = this.#sums.get(entity) ?? new Map<string, Measures>();
    const key = `${axis}/${day} ${sortedText(dimensions)}`;
    this.#sums.set(entity, sums.set(key, addMeasures(sums.get(key) ?? {}, measures)));
  }

  texts(): ReadonlyMap<string, string> {
    const texts = [...this.#sums].map(([entity, sums]) => {
      const lines = [...sums].map(([key, measures]) => `${key} ${sortedText(measures)}`);
      return [entity, lines.sort().join('\n')] as const;
    });
    return new Map(texts);
  }
}

function sortedText(values: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(
    Object.entries(values)
      .filter(([, value]) => value !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** What a view says of each entity; `undefined` where it waits for a rebuild. */
export type ViewAnswer = ReadonlyMap<string, string> | undefined;

/** What every view says at a position. */
export function answersAt(at: LedgerAt): ReadonlyMap<ViewId, ViewAnswer> {
  return new Map(allViews.map((view) => [view, answerOf(view, at)]));
}

function answerOf(view: ViewId, at: LedgerAt): ViewAnswer {
  try {
    const texts = new EntityTexts();
    for (const row of at.rows(view)) texts.add(row.entity, row);
    return texts.texts();
  } catch (error) {
    if (error instanceof NotLiveError) return undefined;
    throw error;
  }
}

/** Where two answers differ, but for some entities. */
export function differences(
  told: ReadonlyMap<string, string>,
  expected: ReadonlyMap<string, string>,
  except: ReadonlySet<string> = new Set(),
): readonly string[] {
  return [...new Set([...told.keys(), ...expected.keys()])].flatMap((entity) => {
    const [said, should] = [told.get(entity) ?? 'nothing', expected.get(entity) ?? 'nothing'];
    return said === should || except.has(entity) ? [] : [`${entity}:\n${said}\ninstead of\n${should}`];
  });
}
