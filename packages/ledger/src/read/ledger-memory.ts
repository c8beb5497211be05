import type { Precedence } from '@counterweight/domain/kinds';
import { seqSchema } from '@counterweight/domain/values';
import { manifestsFor, restoreSnapshot, type SnapshotDamage, type SnapshotSource } from '../compact/load-snapshot.ts';
import { manifestKey } from '../compact/manifest.ts';
import { type Clock, systemClock } from '../ports/clock.ts';
import type { Head, Ledger } from '../ports/ledger.ts';
import type { ViewPlace } from '../ports/live-views.ts';
import type { Objects } from '../ports/objects.ts';
import { MerkleTree } from '../proof/merkle-tree.ts';
import { createLedgerAt } from './at-position.ts';
import { DaysIndex } from './days-index.ts';
import { BrokenJournalError, beginningOf, type FollowedLedger } from './followed-ledger.ts';
import type { LedgerAt, LedgerMemory, MemoryReading } from './ledger-at.ts';
import { RanksIndex } from './ranks-index.ts';
import { RecordsIndex } from './records-index.ts';
import { placesIn } from './view-places.ts';

export interface LedgerMemoryDeps {
  readonly ledger: Pick<Ledger, 'head' | 'journal'>;
  readonly objects: Pick<Objects, 'get' | 'list'>;
  readonly clock?: Clock;
  /** The order of sources where the journal begins; none has a rank unless told. */
  readonly precedence?: Precedence;
  /** Called with each snapshot that could not be used. */
  readonly onDamaged?: (damage: SnapshotDamage) => void;
}

const MAX_TRIES = 8;
const JOURNAL_PAGE = 100;
/** A view that waits for a snapshot is looked for no more often than this. */
const LOOK_AGAIN_MS = 5000;
const BEGINNING = seqSchema.parse(0);
const NO_RANKS: Precedence = { ranks: new Map(), countsUnranked: false };
const NOTHING_READ = createLedgerAt(BEGINNING, {
  days: new DaysIndex(),
  ranks: new RanksIndex(),
  precedence: NO_RANKS,
  records: new RecordsIndex(),
  tree: new MerkleTree(),
  views: {},
  tables: new Map(),
});

/**
 * Follows the journal from the newest snapshot that can be used, or from its beginning. `read` throws a BrokenJournalError
 * when an item does not follow the one before it.
 */
export function createLedgerMemory(deps: LedgerMemoryDeps): FollowingMemory {
  return new FollowingMemory(deps);
}

/** Followed contents, with the views that were live at the position last read. */
interface HeldContents {
  readonly followed: FollowedLedger;
  readonly places: string;
  readonly at: LedgerAt;
}

/** A memory whose contents a compactor can write down. */
export class FollowingMemory implements LedgerMemory {
  readonly #ledger: LedgerMemoryDeps['ledger'];
  readonly #clock: Clock;
  readonly #snapshots: SnapshotSource;
  readonly #precedence: Precedence;
  #followed: FollowedLedger | undefined;
  #held: HeldContents | undefined;
  #lookedFor = '';
  #lookAgainAtMs = 0;
  #running: Promise<boolean> | undefined;

  constructor({
    ledger,
    objects,
    clock = systemClock(),
    precedence = NO_RANKS,
    onDamaged = () => {},
  }: LedgerMemoryDeps) {
    this.#precedence = precedence;
    this.#ledger = ledger;
    this.#clock = clock;
    this.#snapshots = { objects, onDamaged };
  }

  async read(atLeast = BEGINNING): Promise<MemoryReading> {
    let caughtUp = await this.#shared();
    if (caughtUp && this.held().seq < atLeast) caughtUp = await this.#shared();
    const at = this.held();
    return caughtUp && at.seq >= atLeast ? { ok: true, at } : { ok: false, code: 'behind' };
  }

  held(): LedgerAt {
    return this.#held?.at ?? NOTHING_READ;
  }

  bytes(): number {
    return this.#followed?.bytes ?? 0;
  }

  /** All that is held, where it was last read; `undefined` before the first reading. */
  contents(): FollowedLedger | undefined {
    return this.#held?.followed;
  }

  #shared(): Promise<boolean> {
    this.#running ??= this.#catchUp().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #catchUp(): Promise<boolean> {
    for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
      const head = await this.#ledger.head();
      const followed = await this.#startFor(head);
      followed.keepOnly(placesIn(head.views));
      this.#followed = followed;
      try {
        await this.#follow(followed, head);
      } catch (error) {
        this.#followed = undefined;
        throw error;
      }
      if (followed.position.seq >= head.seq && followed.whole) {
        this.#hold(followed, head);
        return true;
      }
      await this.#clock.backOff(attempt);
    }
    return false;
  }

  /** What is followed already, unless HEAD has a view that it lacks and a snapshot has. */
  async #startFor(head: Head): Promise<FollowedLedger> {
    const followed = this.#followed;
    const places = placesIn(head.views);
    const lacking = places.filter((place) => followed?.tables.has(place) !== true);
    if (followed !== undefined && !this.#mustLookFor(lacking)) return followed;
    for await (const manifest of manifestsFor(head, this.#snapshots)) {
      if (followed !== undefined && !lacking.some((place) => manifest.tables[place] !== undefined)) break;
      const restored = await restoreSnapshot(manifest, places, this.#snapshots);
      if (restored === undefined) continue;
      if (await this.#isOfJournal(restored, head)) return restored;
      this.#snapshots.onDamaged({ key: manifestKey(manifest.seq), reason: 'other_journal' });
    }
    return followed ?? beginningOf(head.views);
  }

  #mustLookFor(lacking: readonly ViewPlace[]): boolean {
    const lookedFor = lacking.join(' ');
    const nowMs = this.#clock.now();
    const must = lacking.length > 0 && (lookedFor !== this.#lookedFor || nowMs >= this.#lookAgainAtMs);
    if (must) {
      this.#lookedFor = lookedFor;
      this.#lookAgainAtMs = nowMs + LOOK_AGAIN_MS;
    }
    return must;
  }

  async #isOfJournal(restored: FollowedLedger, head: Head): Promise<boolean> {
    try {
      await this.#follow(restored, head);
      return true;
    } catch (error) {
      if (error instanceof BrokenJournalError) return false;
      throw error;
    }
  }

  /** Follows the journal as far as HEAD, or as far as it is visible. What comes after HEAD may be of other views. */
  async #follow(followed: FollowedLedger, head: Head): Promise<void> {
    while (followed.position.seq < head.seq) {
      const items = await this.#ledger.journal(followed.position.seq, JOURNAL_PAGE);
      const before = followed.position.seq;
      for (const item of items) {
        if (item.seq > head.seq || item.seq !== followed.position.seq + 1) break;
        followed.follow(item);
      }
      if (followed.position.seq === before) return;
    }
    if (followed.position.hash !== head.hash) {
      throw new BrokenJournalError(`HEAD at ${head.seq} is of another journal than what is held`);
    }
  }

  #hold(followed: FollowedLedger, { seq, views }: Head): void {
    const places = placesIn(views).join(' ');
    const held = this.#held;
    if (held?.followed === followed && held.at.seq === seq && held.places === places) return;
    const { days, ranks, records, tree } = followed;
    const precedence = this.#precedence;
    const tables = new Map(followed.tables);
    const at = createLedgerAt(seq, { days, ranks, precedence, records, tree, views, tables });
    this.#held = { followed, places, at };
  }
}
