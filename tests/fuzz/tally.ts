const OUTCOMES: readonly string[] = ['accepted', 'duplicate', 'conflict', 'quarantined', 'refused'];

/** What became of each event, counted; what is none of the outcomes is a fault. */
export class Tally {
  readonly counts = new Map<string, number>();
  readonly faults: string[] = [];

  /** Counts an event's outcome, or keeps what is wrong with it. */
  add(seed: number, outcome: string): void {
    if (!OUTCOMES.includes(outcome)) this.fault(seed, outcome);
    else this.counts.set(outcome, (this.counts.get(outcome) ?? 0) + 1);
  }

  fault(seed: number, what: string): void {
    this.faults.push(`seed ${seed} ${what}`);
  }

  /** How many events ended with one of the outcomes. */
  get accounted(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  toString(): string {
    const counts = OUTCOMES.flatMap((outcome) => {
      const count = this.counts.get(outcome);
      return count === undefined ? [] : [`${count} ${outcome}`];
    });
    return `${this.accounted} accounted for (${counts.join(', ')}), ${this.faults.length} faults`;
  }
}
