import type { KindName } from '@counterweight/domain/kinds';
import type { ViewId, ViewRows } from '@counterweight/domain/rows';
import type { Day } from '@counterweight/domain/values';
import { type LedgerAt, NotLiveError, type ReadTime, readAt } from '@counterweight/ledger';
import { type Api, viewNamed } from '../api-deps.ts';
import { notLiveProblem, readingProblem } from '../http/reading-problem.ts';
import type { AnswerBasis } from './answer-basis.ts';

/** The ledger at the time asked for. Throws a problem when it cannot answer for it. */
export async function readLedger(time: ReadTime, api: Api): Promise<LedgerAt> {
  const reading = await readAt(time, api);
  if (!reading.ok) throw readingProblem(reading, time, api.clock.now());
  return reading.at;
}

/** The time that a query asks for. */
export function timeOf(query: {
  readonly known_at?: Day | undefined;
  readonly at_seq?: number | undefined;
  readonly min_seq?: number | undefined;
}): ReadTime {
  return { knownAt: query.known_at, atSeq: query.at_seq, minSeq: query.min_seq };
}

/** Views at one position of the journal, by the kind whose own each is, or by id. */
export interface RowsTogether<Name extends KindName | ViewId> extends AnswerBasis {
  readonly at: LedgerAt;
  /** The last position at which rows of any of them came or went. */
  readonly moved: number;
  rowsOf(name: Name): ViewRows;
}

/** Reads views for the time asked for. Throws a problem when they cannot answer for it. */
export async function readTogether<const Name extends KindName | ViewId>(
  names: readonly Name[],
  time: ReadTime,
  api: Api,
): Promise<RowsTogether<Name>> {
  const at = await readLedger(time, api);
  try {
    const rows = new Map(names.map((name) => [name, at.rows(viewNamed(name))]));
    return {
      at,
      seq: at.seq,
      precedence: at.precedence,
      // A redaction changes what was answered for positions before it.
      builds: [...names.map((name) => at.place(viewNamed(name))), `redactions ${api.memory.held().redactions}`],
      moved: Math.max(...names.map((name) => at.lastChange(viewNamed(name)))),
      rowsOf(name) {
        const found = rows.get(name);
        if (found === undefined) throw new Error(`${name} was not read`);
        return found;
      },
    };
  } catch (error) {
    if (error instanceof NotLiveError) throw notLiveProblem();
    throw error;
  }
}
