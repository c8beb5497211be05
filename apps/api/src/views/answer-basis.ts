import type { Precedence } from '@counterweight/domain/kinds';

/** What an answer was made of. */
export interface AnswerBasis {
  /** Where the rows of its views stand. */
  readonly builds: readonly string[];
  /** The position of the journal that it is of. */
  readonly seq: number;
  /** The operator's order of sources at that position. */
  readonly precedence: Precedence;
}
