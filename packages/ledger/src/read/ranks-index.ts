import { type Precedence, withRank } from '@counterweight/domain/kinds';
import type { Seq } from '@counterweight/domain/values';
import type { GivenRank } from '../ports/ledger.ts';

/** A rank given at a position of the journal. */
export type RankGiven = readonly [seq: Seq, source: GivenRank['source'], rank: number];

/** Every rank that the journal gave, in its order. */
export class RanksIndex {
  readonly #given: RankGiven[];

  constructor(given: readonly RankGiven[] = []) {
    this.#given = [...given];
  }

  add(seq: Seq, { source, rank }: GivenRank): void {
    this.#given.push([seq, source, rank]);
  }

  /** The order of sources at a position, over what ranks they begin with. */
  at(seq: Seq, atFirst: Precedence): Precedence {
    return this.#given
      .filter(([given]) => given <= seq)
      .reduce((precedence, [, source, rank]) => withRank(precedence, source, rank), atFirst);
  }

  entries(): readonly RankGiven[] {
    return [...this.#given];
  }
}
