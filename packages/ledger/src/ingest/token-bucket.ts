import type { SpentBudget } from '../ports/budgets.ts';
import type { BudgetRules } from './budget-rules.ts';
import type { EventCost } from './event-cost.ts';

type Spent = Pick<SpentBudget, 'fullAtMs' | 'rowsFullAtMs' | 'entitiesFullAtMs'>;

/** What a source has too little of, how many it may have a minute, and how long until there is enough. */
export interface Shortage {
  readonly of: 'events' | 'rows' | 'revisions' | 'links';
  readonly perMinute: number;
  readonly entity?: string;
  readonly waitMs: number;
}

/** Of a source's entities those whose buckets are furthest from full are kept: the item stays small. */
const MAX_HELD_ENTITIES = 20;
const MINUTE_MS = 60_000;
/** A minute is not always a whole number of events. */
const ROUNDING_MS = 1e-3;

interface Charge extends Omit<Shortage, 'waitMs'> {
  readonly key: string;
  readonly count: number;
}

/** A source's buckets while a batch is taken out of them: all that an event costs is taken, or nothing. */
export class TokenBuckets {
  readonly #perMinute: number;
  readonly #rules: BudgetRules;
  readonly #nowMs: number;
  /** When each bucket is full again. */
  readonly #fullAtMs: Map<string, number>;

  constructor(perMinute: number, spent: Spent | undefined, rules: BudgetRules, nowMs: number) {
    this.#perMinute = perMinute;
    this.#rules = rules;
    this.#nowMs = nowMs;
    this.#fullAtMs = new Map([
      ...Object.entries(spent?.entitiesFullAtMs ?? {}),
      ['events', spent?.fullAtMs ?? 0],
      ['rows', spent?.rowsFullAtMs ?? 0],
    ]);
  }

  /** Takes an event's cost. Answers what there is too little of, and takes nothing then. */
  take(cost: EventCost): Shortage | undefined {
    const charges = this.#chargesOf(cost);
    for (const { key, count, ...charge } of charges) {
      const owedMs = Math.max(0, (this.#fullAtMs.get(key) ?? 0) - this.#nowMs);
      const waitMs = owedMs + costMs(count, charge.perMinute) - this.#rules.burstMinutes * MINUTE_MS;
      if (waitMs > ROUNDING_MS) return { ...charge, waitMs };
    }
    for (const { key, count, perMinute } of charges) {
      const fullAtMs = Math.max(this.#nowMs, this.#fullAtMs.get(key) ?? 0);
      this.#fullAtMs.set(key, fullAtMs + costMs(count, perMinute));
    }
    return undefined;
  }

  /** As the source's item says it. */
  get spent(): Spent {
    const { events: fullAtMs = 0, rows: rowsFullAtMs = 0, ...entities } = Object.fromEntries(this.#fullAtMs);
    const held = Object.entries(entities)
      .filter(([, fullAt]) => fullAt > this.#nowMs)
      .sort(([, a], [, b]) => b - a)
      .slice(0, MAX_HELD_ENTITIES);
    return {
      fullAtMs,
      ...(rowsFullAtMs > this.#nowMs ? { rowsFullAtMs } : {}),
      ...(held.length === 0 ? {} : { entitiesFullAtMs: Object.fromEntries(held) }),
    };
  }

  #chargesOf({ rows, revises, linksTo }: EventCost): readonly Charge[] {
    const { rowsPerEvent, burstMinutes, revisionsPerMinute, linksPerMinute } = this.#rules;
    const rowsPerMinute = this.#perMinute * rowsPerEvent;
    // What makes more rows than the bucket holds waits until it is full.
    const charged = Math.min(rows, rowsPerMinute * burstMinutes);
    return [
      { of: 'events', key: 'events', perMinute: this.#perMinute, count: 1 },
      ...(charged === 0 ? [] : [{ of: 'rows', key: 'rows', perMinute: rowsPerMinute, count: charged } as const]),
      ...(revises === undefined ? [] : [entityCharge('revisions', revises, revisionsPerMinute)]),
      ...linksTo.map((entity) => entityCharge('links', entity, linksPerMinute)),
    ];
  }
}

function entityCharge(of: 'revisions' | 'links', entity: string, perMinute: number): Charge {
  return { of, perMinute, entity, key: entityBucket(of, entity), count: 1 };
}

/** What a bucket of one entity is called in its source's item. */
export function entityBucket(of: 'revisions' | 'links', entity: string): string {
  return `${of} ${entity}`;
}

function costMs(count: number, perMinute: number): number {
  return (count * MINUTE_MS) / perMinute;
}
