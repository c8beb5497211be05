import { type Seq, seqSchema } from '@counterweight/domain/values';
import type { ViewMemory } from './view-memory.ts';
import { lastMove, type ViewSnapshot } from './view-snapshot.ts';

/** The snapshots of several views, in the order of their memories, at one position of the journal. */
export type JoinedReading =
  | { readonly ok: true; readonly snapshots: readonly ViewSnapshot[]; readonly seq: Seq }
  | { readonly ok: false; readonly code: 'moving' | 'unbuilt' };

export interface JoinedMemory {
  /** As `ViewMemory.read`, of all views at once: never one as it was before and another as it was after a transaction. */
  read(atLeast?: Seq): Promise<JoinedReading>;
}

const MAX_ROUNDS = 8;
const BEGINNING = seqSchema.parse(0);

/** Reads views that are joined when read, such as support and rates, at one position. */
export function createJoinedMemory(memories: readonly ViewMemory[]): JoinedMemory {
  let held: Extract<JoinedReading, { ok: true }> | undefined;
  return {
    async read(atLeast = BEGINNING) {
      let wanted = atLeast;
      for (let round = 1; round <= MAX_ROUNDS; round += 1) {
        const readings = await Promise.all(memories.map((memory) => memory.read(wanted)));
        if (readings.some((reading) => !reading.ok && reading.code === 'unbuilt'))
          return { ok: false, code: 'unbuilt' };
        const snapshots = readings.flatMap((reading) => (reading.ok ? [reading.snapshot] : []));
        if (snapshots.length < memories.length) break;
        const seq = commonPosition(snapshots);
        if (seq !== undefined) {
          held = { ok: true, snapshots: snapshots.map((snapshot) => ({ ...snapshot, seq })), seq };
          return held;
        }
        wanted = seqSchema.parse(Math.max(...snapshots.map((snapshot) => snapshot.seq)));
      }
      return held !== undefined && held.seq >= atLeast ? held : { ok: false, code: 'moving' };
    },
  };
}

/**
 * The latest position that all snapshots stand for. A snapshot stands for every position from its last move to where it
 * was read, so a view at rest agrees with one that moves on.
 */
function commonPosition(snapshots: readonly ViewSnapshot[]): Seq | undefined {
  const latest = seqSchema.parse(Math.min(...snapshots.map(({ seq }) => seq)));
  return snapshots.every((snapshot) => lastMove(snapshot) <= latest) ? latest : undefined;
}
