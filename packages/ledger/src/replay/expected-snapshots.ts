import type { Day, Seq } from '@counterweight/domain/values';
import type { Manifest } from '../compact/manifest.ts';
import { type JournalItem, type JournalRecord, recordNameText } from '../ports/ledger.ts';
import type { ViewPlace } from '../ports/live-views.ts';
import { journalLeaf } from '../proof/journal-leaf.ts';
import { type DayEnds, DaysIndex } from '../read/days-index.ts';
import { type RankGiven, RanksIndex } from '../read/ranks-index.ts';
import { hash64 } from './fact-sums.ts';
import type { Fact } from './facts.ts';

/** What the journal says of the position of a snapshot. */
export interface JournalEnd {
  readonly hash: string;
  readonly day: Day;
  readonly days: DayEnds;
  readonly ranks: readonly RankGiven[];
}

/** What an object of a snapshot holds: the rows of a place, what the journal names, or the leaves of its tree. */
export type SnapshotContent = ViewPlace | 'records' | 'leaves';

/**
 * What each kept snapshot should hold: sums of the hashes of what the records give, and of what the journal names, up to its
 * position. Its size depends on how many snapshots and views there are, and on the days, and on nothing else.
 */
export class ExpectedSnapshots {
  /** In order of their positions. */
  readonly manifests: readonly Manifest[];
  /** Of what came after one snapshot's position and by the next one's. */
  readonly #sums = new Map<SnapshotContent, BigUint64Array>();
  readonly #ends = new Map<Seq, JournalEnd>();
  readonly #days = new DaysIndex();
  readonly #ranks = new RanksIndex();

  constructor(manifests: readonly Manifest[]) {
    this.manifests = manifests.toSorted((a, b) => a.seq - b.seq);
  }

  /** Takes in what records folded again give, whatever of it the journal tells. `hash` is that of its text. */
  takeFact({ place, seq }: Fact, hash: bigint): void {
    if (place !== undefined) this.#add(place, seq, hash);
  }

  /** Takes in the next item of the journal. */
  takeItem(item: JournalItem): void {
    const { seq, day, hash, records } = item;
    if (this.manifests.length === 0) return;
    for (const record of records) this.#add('records', seq, namingHash(record, seq));
    this.#add('leaves', seq, leafSum(journalLeaf(item), seq));
    this.#days.extend(day, seq);
    if (item.ranked !== undefined) this.#ranks.add(seq, item.ranked);
    if (this.manifests.some((manifest) => manifest.seq === seq)) {
      this.#ends.set(seq, { hash, day, days: this.#days.ends(), ranks: this.#ranks.entries() });
    }
  }

  /** The sum of what a snapshot should hold. */
  sumOf({ seq }: Manifest, content: SnapshotContent): bigint {
    const sums = this.#sums.get(content) ?? [];
    const upTo = this.manifests.findIndex((manifest) => manifest.seq === seq);
    return BigInt.asUintN(
      64,
      [...sums].slice(0, upTo + 1).reduce((sum, each) => sum + each, 0n),
    );
  }

  /** `undefined` where the journal does not have the position. */
  endOf({ seq }: Manifest): JournalEnd | undefined {
    return this.#ends.get(seq);
  }

  #add(content: SnapshotContent, seq: Seq, hash: bigint): void {
    const first = this.manifests.findIndex((manifest) => manifest.seq >= seq);
    if (first < 0) return;
    const sums = this.#sums.get(content) ?? new BigUint64Array(this.manifests.length);
    this.#sums.set(content, sums);
    sums[first] = (sums[first] ?? 0n) + hash;
  }
}

/** Of a leaf at the place of its item. */
export function leafSum(leaf: Uint8Array, seq: number): bigint {
  return hash64(`${Buffer.from(leaf).toString('hex')} at ${seq}`);
}

/** Of a record as an item names it. */
export function namingHash(record: JournalRecord, seq: Seq): bigint {
  return hash64(`${recordNameText(record)} ${record.hash} ${record.change} at ${seq}`);
}
