import { type AnswerOf, addressOf, type Proof, proofQuestion, type QueryOf } from '@counterweight/contracts/http';
import { type Seq, seqSchema } from '@counterweight/domain/values';
import { claimedSize, type LedgerAt, newestCheckpoint, readAt } from '@counterweight/ledger';
import type { Api } from '../api-deps.ts';
import { invalidParameter, ProblemError } from '../http/problem.ts';
import { type PreparedAnswer, questionRoute } from '../http/question-route.ts';
import { readingProblem } from '../http/reading-problem.ts';
import { noCheckpoint } from './checkpoint.ts';

type Query = QueryOf<typeof proofQuestion>;
type Answer = AnswerOf<typeof proofQuestion>;

/** Serves proofs of inclusion and of consistency. */
export const serveProof = questionRoute(proofQuestion, prepareProof);

async function prepareProof(query: Query, api: Api): Promise<PreparedAnswer<Answer>> {
  const asked = questionOf(query);
  const size = seqSchema.parse(query.size ?? (await newestSize(api)));
  const time = { knownAt: undefined, atSeq: size, minSeq: undefined };
  const reading = await readAt(time, api);
  if (!reading.ok) throw readingProblem(reading, time, api.clock.now());
  const { at } = reading;
  const links = { self: addressOf(proofQuestion, { ...query, size }), checkpoint: '/checkpoint' };
  return {
    versions: [],
    seq: size,
    render: async () => ({
      data: typeof asked === 'number' ? consistencyOf(asked, at) : await inclusionOf(asked, at, api),
      links,
    }),
  };
}

type RecordAsked = Required<Pick<Query, 'kind' | 'entity' | 'record' | 'revision'>>;

/** The record asked about, or the size of the earlier of two checkpoints. */
function questionOf({ kind, entity, record, revision, from }: Query): RecordAsked | number {
  const given = [kind, entity, record, revision].filter((part) => part !== undefined).length;
  if (from !== undefined && given === 0) return from;
  if (from !== undefined) throw invalidParameter('from', 'is of two checkpoints: ask for a record without it');
  if (kind !== undefined && entity !== undefined && record !== undefined && revision !== undefined) {
    return { kind, entity, record, revision };
  }
  const names = { kind, entity, record, revision };
  const lacking = Object.entries(names).find(([, value]) => value === undefined)?.[0] ?? 'kind';
  throw invalidParameter(lacking, 'is needed: a record is named by kind, entity, record and revision');
}

async function newestSize({ objects }: Api): Promise<number> {
  const newest = await newestCheckpoint(objects);
  const size = newest === undefined ? undefined : claimedSize(newest.note);
  if (size === undefined) throw noCheckpoint();
  return size;
}

function consistencyOf(from: number, { seq: size, tree }: LedgerAt): Proof {
  if (from > size) throw invalidParameter('from', `must be at most the size, ${size}`);
  return { type: 'consistency', from, size, path: texts(tree.consistencyProof(from, size)) };
}

async function inclusionOf(asked: RecordAsked, at: LedgerAt, api: Api): Promise<Proof> {
  const { kind, entity, record, revision } = asked;
  const naming = at.recordsOf({ kind, entity }).find((each) => each.record === record && each.revision === revision);
  if (naming === undefined) {
    const detail = `the first ${at.seq} items of the journal name no ${kind} ${entity} ${record} ${revision}`;
    throw new ProblemError('not_found', { detail, seq: at.seq });
  }
  const { seq } = naming.known;
  const index = seq - 1;
  return {
    ...{ type: 'inclusion', record: asked, size: at.seq, index },
    item: await itemAt(seq, api),
    path: texts(at.tree.inclusionProof(index, at.seq)),
  };
}

/** An item without its rows: a redaction changes nothing of it. */
async function itemAt(seq: Seq, { ledger }: Api): Promise<Extract<Proof, { type: 'inclusion' }>['item']> {
  const [item] = await ledger.journal(seqSchema.parse(seq - 1), 1);
  if (item === undefined) throw new Error(`the journal has no item ${seq}`);
  const { day, at, previous, hash } = item;
  const records = item.records.map((each) => {
    const { kind, entity, record, revision, change } = each;
    return { kind, entity, record, revision, hash: each.hash, change };
  });
  const entities = item.entities.map(({ kind, entity, commitment }) => ({ kind, entity, commitment }));
  return { seq, day, at, previous, records, entities, hash };
}

function texts(path: readonly Uint8Array[]): string[] {
  return path.map((hash) => Buffer.from(hash).toString('base64'));
}
