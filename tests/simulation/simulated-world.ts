import { type Day, utcDay } from '@counterweight/domain/values';
import { type Clock, sendersOf } from '@counterweight/ledger';
import { createMemoryAdapter, createMemoryStore, type Gate, type MemoryAdapter } from '@counterweight/ledger/testing';
import { faultAt } from './chaos.ts';
import type { DayAnswer } from './closed-day.ts';
import { createPrng, type Prng } from './prng.ts';
import { type Process, Scheduler } from './scheduler.ts';
import { SimulatedQueue } from './simulated-queue.ts';
import { SimulatedStream } from './simulated-stream.ts';
import type { WorldEvent } from './world-event.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** How far the clocks of environments are off. */
const SKEWS_MS = [0, 0, 0, 2 * MINUTE_MS, -10 * MINUTE_MS, 180 * MINUTE_MS, -180 * MINUTE_MS] as const;

export type InvocationDeps = MemoryAdapter & { readonly clock: Clock; readonly senders: ReturnType<typeof sendersOf> };

interface Invocation {
  readonly process: Process;
  readonly onDeath: () => void;
}

interface SentEntry {
  readonly busId: string;
  readonly event: WorldEvent;
  readonly reported: { outcome: string; code: string | undefined }[];
}

/** Everything that exists in one run, its clock, its story and what was found wrong. */
export class SimulatedWorld {
  readonly prng: Prng;
  readonly scheduler = new Scheduler();
  readonly queue = new SimulatedQueue();
  readonly stream: SimulatedStream;
  readonly store = createMemoryStore({
    onRecord: (record) => {
      this.stream.append(record);
      this.tell(`ledger: ${record.entity} revision ${record.revision} recorded (${record.eventId})`);
    },
  });
  readonly sent = new Map<string, SentEntry>();
  readonly answers = new Map<Day, readonly DayAnswer[]>();
  readonly story: string[] = [];
  readonly faults: string[] = [];
  /** Hashes of the journal items by which rebuilds move HEAD. */
  readonly headMoves = new Set<string>();
  readonly #running = new Map<string, Invocation>();
  readonly #skews = new Map<string, number>();
  nowMs: number;
  chaos = true;
  weather: 'calm' | 'storm' = 'calm';

  constructor(seed: number) {
    this.prng = createPrng(seed);
    this.stream = new SimulatedStream(1 + this.prng.below(3));
    this.nowMs = Date.UTC(2024, 0, 12) - this.prng.below(40) * MINUTE_MS;
  }

  tell(line: string): void {
    this.story.push(`${new Date(this.nowMs).toISOString().slice(5, 19)} ${line}`);
  }

  /** Time goes on; sometimes by hours, and often to either side of midnight. */
  passTime(): void {
    const leap = this.prng.below(40);
    if (leap === 0) this.nowMs += this.prng.below(8 * 60) * MINUTE_MS;
    else if (leap <= 3) this.nowMs += DAY_MS - (this.nowMs % DAY_MS) - MINUTE_MS + this.prng.below(2 * MINUTE_MS);
    else this.nowMs += this.prng.below(20_000);
    if (this.prng.chance(0.1)) this.weather = this.weather === 'calm' ? 'storm' : 'calm';
  }

  isRunning(environment: string): boolean {
    return this.#running.has(environment);
  }

  get busy(): boolean {
    return this.#running.size > 0;
  }

  /** Runs work in an environment, one invocation at a time, until it ends, throws or is killed. */
  invoke(environment: string, work: (deps: InvocationDeps) => Promise<void>, onDeath: () => void): void {
    const process: Process = { name: environment, alive: true };
    this.#running.set(environment, { process, onDeath });
    const end = () => {
      this.scheduler.kill(process);
      if (this.#running.get(environment)?.process === process) this.#running.delete(environment);
    };
    this.tell(`${environment}: starts, its clock is ${this.#skewOf(environment) / MINUTE_MS} min off`);
    work(this.#depsOf(process)).then(end, (error: unknown) => {
      this.tell(`${environment}: ends with ${String(error)}`);
      end();
      onDeath();
    });
  }

  /** Kills an invocation between two of its steps. Its environment comes back with another clock. */
  crashSomething(): void {
    const [environment, invocation] = this.prng.take([...this.#running]) ?? [];
    if (environment === undefined || invocation === undefined) return;
    this.tell(`${environment}: dies`);
    this.scheduler.kill(invocation.process);
    this.#running.delete(environment);
    this.#skews.delete(environment);
    invocation.onDeath();
  }

  /** Ports without a gate, to look at how things ended. */
  plainAdapter(): MemoryAdapter {
    return createMemoryAdapter({ store: this.store });
  }

  todayIn(environment: string): Day {
    return utcDay(this.nowMs + this.#skewOf(environment));
  }

  #skewOf(environment: string): number {
    const skew = this.#skews.get(environment) ?? (this.chaos ? this.prng.pick(SKEWS_MS) : 0);
    this.#skews.set(environment, skew);
    return skew;
  }

  #depsOf(process: Process): InvocationDeps {
    const skew = this.#skewOf(process.name);
    const gate: Gate = async (step) => {
      const call = `${step.port}.${step.method} ${step.moment.replace('_', ' ')}`;
      await this.scheduler.pause(process, step.outcome?.committed === true ? `${call}, committed` : call);
      const fault = this.chaos ? faultAt(step, this.prng, this.weather) : undefined;
      if (fault !== undefined) this.tell(`${process.name}: ${call}: ${JSON.stringify(fault)}`);
      return fault;
    };
    const clock: Clock = {
      now: () => this.nowMs + skew,
      backOff: (attempt) => this.scheduler.pause(process, `waits before try ${attempt + 1}`),
    };
    const accounts = [{ account: 'publisher', sources: ['alpha', 'beta'] }];
    const senders = sendersOf({ apiAccount: 'api', accounts });
    return { ...createMemoryAdapter({ store: this.store, gate, pageSize: 2 }), clock, senders };
  }
}
