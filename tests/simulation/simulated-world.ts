import { type Day, utcDay } from '@counterweight/domain/values';
import {
  type Clock,
  createLedgerMemory,
  type FollowingMemory,
  type LedgerRecord,
  recordNameText,
  type redact,
  sendersOf,
} from '@counterweight/ledger';
import { createMemoryAdapter, createMemoryStore, type Gate, type MemoryAdapter } from '@counterweight/ledger/testing';
import { AnswerBook } from './answer-book.ts';
import { faultAt } from './chaos.ts';
import { createPrng, type Prng } from './prng.ts';
import { type Process, Scheduler } from './scheduler.ts';
import { SimulatedQueue } from './simulated-queue.ts';
import { SimulatedStream } from './simulated-stream.ts';
import type { SimulatedTables } from './simulated-tables.ts';
import type { WorldEvent } from './world-event.ts';

/** Of the event loop: the adapter gathers inserts over one of them. */
const TURNS_OF_A_REQUEST = 3;
const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** How far the clocks of environments are off; two of them by less than a sweep waits. */
const SKEWS_MS = [0, 0, 0, 2 * MINUTE_MS, -10 * MINUTE_MS, 20 * MINUTE_MS, -20 * MINUTE_MS] as const;
/** No invocation of a function lasts longer: what it read of the clock is not older when it writes. */
const TIMEOUT_MS = 15 * MINUTE_MS;

/** Which payload an operator wants gone. */
export type RedactionOrder = Parameters<typeof redact>[0];

/** The ports, whatever they are on. */
export type Ports = Omit<MemoryAdapter, 'store'>;

export interface InvocationDeps extends Ports {
  readonly clock: Clock;
  readonly senders: ReturnType<typeof sendersOf>;
  readonly newSalt: () => string;
}

interface Invocation {
  readonly process: Process;
  readonly startedMs: number;
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
  readonly scheduler: Scheduler;
  readonly queue = new SimulatedQueue();
  readonly stream: SimulatedStream;
  /** What no invocation does and none can stop: a transaction's items become visible one by one. */
  readonly #platform: Process = { name: 'platform', alive: true };
  readonly store = createMemoryStore({
    onRecord: (record) => this.#take(record),
    whenVisible: (item) => this.#apply(item),
  });
  /** Where the ledger is instead, if it is in tables; snapshots are in the store all the same. */
  readonly tables: SimulatedTables | undefined;
  /** Payloads as they were stored first, by name: a redaction takes them from the store. */
  readonly recorded = new Map<string, { readonly data: unknown; readonly salt: string }>();
  /** Names of records, in the order in which they were stored. */
  readonly names: LedgerRecord[] = [];
  readonly sent = new Map<string, SentEntry>();
  readonly answers = new AnswerBook((fault) => this.faults.push(fault));
  readonly story: string[] = [];
  readonly faults: string[] = [];
  /** Hashes of the journal items by which rebuilds move a view. */
  readonly viewMoves = new Set<string>();
  /** Redactions that an operator has ordered, done or not. */
  readonly redactions: RedactionOrder[] = [];
  /** Keys of objects that were lost or spoilt. */
  readonly damaged = new Set<string>();
  /** Whether all that was to be done is done: nobody waits for anything any more. */
  settled = false;
  readonly #running = new Map<string, Invocation>();
  readonly #skews = new Map<string, number>();
  readonly #memories = new Map<string, { readonly life: Process; readonly memory: FollowingMemory }>();
  #salts = 1;
  #isJournalled = false;
  nowMs: number;
  chaos = true;
  weather: 'calm' | 'storm' = 'calm';

  constructor(seed: number, tables?: SimulatedTables) {
    this.prng = createPrng(seed);
    this.tables = tables;
    this.scheduler = new Scheduler(tables === undefined ? 1 : TURNS_OF_A_REQUEST);
    if (tables !== undefined) {
      tables.platform = {
        onRecord: (record) => this.#take(record),
        whenVisible: (item) => this.#apply(item),
        splitsBatch: () => this.prng.chance(0.4),
      };
    }
    this.stream = new SimulatedStream(1 + this.prng.below(3));
    this.nowMs = Date.UTC(2024, 0, 12) - this.prng.below(40) * MINUTE_MS;
  }

  #take(record: LedgerRecord): void {
    this.stream.append(record);
    const name = recordNameText(record);
    if (!this.recorded.has(name)) this.names.push(record);
    if (!this.recorded.has(name) && record.payload.kept) this.recorded.set(name, record.payload);
    this.tell(`ledger: ${record.entity} revision ${record.revision} recorded (${record.eventId})`);
  }

  /** Whether something is in the journal, for all to see. */
  get hasJournal(): boolean {
    return this.tables === undefined ? this.store.head.seq > 0 : this.#isJournalled;
  }

  /** Some record that has its payload, as far as it was not ordered to go. */
  pickKept(): LedgerRecord | undefined {
    if (this.tables === undefined) {
      const found = this.prng.shuffled(this.store.records.page(undefined, Number.POSITIVE_INFINITY));
      return found.find(([, { payload }]) => payload.kept)?.[1];
    }
    const isOrdered = ({ entity, record, revision }: LedgerRecord) =>
      this.redactions.some((each) => each.entity === entity && each.record === record && each.revision === revision);
    return this.prng.shuffled(this.names).find((name) => !isOrdered(name));
  }

  /** Some items of a transaction take much longer than the others. */
  async #apply(item: string): Promise<void> {
    const waits = this.chaos && this.prng.chance(0.2) ? this.prng.below(12) : 0;
    for (let wait = 0; wait < waits; wait += 1)
      await this.scheduler.pause(this.#platform, `${item} is not visible yet`);
    await this.scheduler.pause(this.#platform, `${item} becomes visible`);
    this.#isJournalled = true;
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
    this.#coolDown();
    for (const [environment, { startedMs }] of [...this.#running]) {
      if (this.nowMs - startedMs > TIMEOUT_MS) this.#end(environment, 'times out');
    }
  }

  /** Environments that nobody calls are let go, with what they hold. */
  #coolDown(): void {
    for (const environment of [...this.#memories.keys()]) {
      if (!this.isRunning(environment) && this.prng.chance(0.1)) this.#memories.delete(environment);
    }
  }

  isRunning(environment: string): boolean {
    return this.#running.has(environment);
  }

  get busy(): boolean {
    return this.#running.size > 0;
  }

  /** Runs work in an environment, one invocation at a time, until it ends, throws or is killed. */
  invoke(environment: string, work: (deps: InvocationDeps) => Promise<void>, onDeath: () => void = () => {}): void {
    const process: Process = { name: environment, alive: true };
    this.#running.set(environment, { process, startedMs: this.nowMs, onDeath });
    const end = () => {
      this.scheduler.kill(process);
      if (this.#running.get(environment)?.process === process) this.#running.delete(environment);
    };
    this.tell(`${environment}: starts, its clock is ${this.#skewOf(environment) / MINUTE_MS} min off`);
    work(this.#depsOf(process)).then(end, (error: unknown) => {
      this.tell(`${environment}: ends with ${String(error)}`);
      if (isBroken(error)) this.faults.push(`${environment} ended with ${String(error)}`);
      end();
      onDeath();
    });
  }

  /** Kills an invocation between two of its steps. */
  crashSomething(): void {
    const [environment] = this.prng.take([...this.#running]) ?? [];
    if (environment !== undefined) this.#end(environment, 'dies');
  }

  /** Its environment comes back with another clock, and holds nothing. */
  #end(environment: string, how: string): void {
    const invocation = this.#running.get(environment);
    if (invocation === undefined) return;
    this.tell(`${environment}: ${how}`);
    this.scheduler.kill(invocation.process);
    const held = this.#memories.get(environment);
    if (held !== undefined) this.scheduler.kill(held.life);
    this.#memories.delete(environment);
    this.#running.delete(environment);
    this.#skews.delete(environment);
    invocation.onDeath();
  }

  /** What an environment holds of the journal, from one invocation to the next. */
  memoryOf(environment: string): FollowingMemory {
    const held = this.#memories.get(environment);
    if (held !== undefined) return held.memory;
    const life: Process = { name: environment, alive: true };
    const { ledger, objects, clock } = this.#depsOf(life);
    const memory = createLedgerMemory({ ledger, objects, clock, onDamaged: this.onDamaged(environment) });
    this.#memories.set(environment, { life, memory });
    return memory;
  }

  onDamaged(environment: string) {
    return ({ key, reason }: { readonly key: string; readonly reason: string }) => {
      this.tell(`${environment}: the snapshot ${key} is damaged: ${reason}`);
    };
  }

  /** Ports without a gate, to look at how things ended. */
  plainAdapter(): Ports {
    return { ...createMemoryAdapter({ store: this.store }), ...this.tables?.adapter({}) };
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
    const newSalt = () => (this.#salts++).toString(16).padStart(32, '0');
    const memory = createMemoryAdapter({ store: this.store, gate, pageSize: 2 });
    return { ...memory, ...this.tables?.adapter({ gate, backOff: clock.backOff }), clock, senders, newSalt };
  }
}

/** What no fault of the platform explains. */
function isBroken(error: unknown): boolean {
  const passing = [
    'out of reach',
    'the response was lost',
    'TransactionConflict',
    'HEAD kept moving',
    'could not move HEAD',
    // Two who erase the rows of an entity at once: one of them is asked again.
    'ConditionalCheckFailed',
  ];
  return !passing.some((text) => String(error).includes(text)) && !isOutrun(error);
}

function isOutrun(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'outrun';
}
