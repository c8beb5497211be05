import type { ViewId } from '@counterweight/domain/rows';
import type { Day } from '@counterweight/domain/values';
import type { LedgerAt } from '@counterweight/ledger';
import { answersAt, differences, type ViewAnswer } from './view-answers.ts';

/** What readers were told, at which positions. The first answer for a closed day, or for a position, is the answer for ever. */
export class AnswerBook {
  readonly #fault: (text: string) => void;
  readonly #told = new Map<number, Map<ViewId, ViewAnswer>>();
  readonly #ends = new Map<Day, number>();
  /** Entities that lost a payload, or are about to: their rows are told anew. */
  readonly #redacted = new Set<string>();

  constructor(fault: (text: string) => void) {
    this.#fault = fault;
  }

  /** Of each closed day that was asked for, the position that was answered. */
  get days(): ReadonlyMap<Day, number> {
    return this.#ends;
  }

  get positions(): readonly number[] {
    return [...this.#told.keys()];
  }

  /** From now on nothing that was told of an entity has to stand. */
  redact(entity: string): void {
    this.#redacted.add(entity);
  }

  /** Keeps what is told at a position; `day` is the closed day that it is the end of. Answers the views that wait for a rebuild. */
  keep(at: LedgerAt, day: Day | undefined): readonly ViewId[] {
    const waiting: ViewId[] = [];
    if (day !== undefined) {
      const end = this.#ends.get(day) ?? at.seq;
      if (end !== at.seq) this.#fault(`${day} ended at ${end}, and now ends at ${at.seq}`);
      this.#ends.set(day, end);
    }
    const before = this.#told.get(at.seq) ?? new Map<ViewId, ViewAnswer>();
    this.#told.set(at.seq, before);
    for (const [view, answer] of answersAt(at)) {
      const first = before.get(view);
      if (answer === undefined) waiting.push(view);
      else if (first === undefined) before.set(view, answer);
      else this.#compare(`${view} at ${at.seq} is told anew`, answer, first);
    }
    return waiting;
  }

  /** Compares everything told with what the events say. */
  judge(expectedAt: (seq: number) => ReadonlyMap<string, ReadonlyMap<string, string>>): void {
    for (const [seq, views] of this.#told) {
      const expected = expectedAt(seq);
      for (const [view, answer] of views) {
        this.#compare(`${view} was told at ${seq}`, answer ?? new Map(), expected.get(view) ?? new Map());
      }
    }
  }

  #compare(what: string, told: ReadonlyMap<string, string>, expected: ReadonlyMap<string, string>): void {
    for (const each of differences(told, expected, this.#redacted)) this.#fault(`${what}: ${each}`);
  }
}
