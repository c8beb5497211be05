/** A sentence of the article in our own words, and what the system is asked to check it. */
export interface Sentence {
  readonly said: string;
  readonly questions: readonly Question[];
  /** What else must be answered, and is not on the page. */
  readonly checks?: readonly Check[];
  /** What the answers do not give of it, or give otherwise, and why. */
  readonly missing: string;
}

/** An address of the API and what is read off its answer on the demo set. */
export interface Check {
  /** An address below the API, `/v1/...`. */
  readonly address: string;
  /** The answer's members that are compared, as they must be. A list must be whole, an object need not unless it is empty. */
  readonly answer: Shown;
  /** Who says so: each publisher and the day, of every source behind the answer. */
  readonly sources?: readonly string[];
}

/** A check that the page shows. */
export interface Question extends Check {
  readonly asks: string;
  readonly sources: readonly string[];
}

type Shown = Readonly<Record<string, unknown>>;

const commands = [
  ['/v1/views/strikes', 'strikes'],
  ['/v1/views/support', 'support'],
  ['/v1/views/waves', 'waves'],
  ['/v1/views/coalition', 'coalition'],
  ['/v1/views/air-defence', 'air-defence'],
  ['/v1/timeline', 'timeline'],
] as const;

/** The same question for `cw`, as its arguments; undefined where there is none such. */
export function commandOf(address: string): readonly string[] | undefined {
  const { pathname, searchParams } = new URL(address, 'http://api');
  const [, view] = commands.find(([path]) => path === pathname) ?? [];
  if (view === undefined) return undefined;
  return ['ask', view, ...[...searchParams].flatMap(([name, value]) => [`--${name.replaceAll('_', '-')}`, value])];
}
