import { seqSchema } from '@counterweight/domain/values';
import type { JournalItem, JournalPosition, Ledger } from '../ports/ledger.ts';
import { commitmentOf, EMPTY_HEAD, journalHash } from '../project/journal-item.ts';

const PAGE = 200;

/**
 * The journal's items from the first to `end`, page by page. `fault` is told what is wrong with the chain: a hash that is not
 * that of its content, an item that does not follow the one before, rows that are not those committed to, another end.
 */
export async function* walkJournal(
  end: JournalPosition,
  ledger: Pick<Ledger, 'journal'>,
  fault: (text: string) => void = () => undefined,
): AsyncGenerator<JournalItem, void> {
  let position: JournalPosition = EMPTY_HEAD;
  while (position.seq < end.seq) {
    const page = await ledger.journal(position.seq, PAGE);
    if (page.length === 0) {
      fault(`journal: HEAD is at ${end.seq}, the items end at ${position.seq}`);
      return;
    }
    for (const item of page) {
      // Counted, not taken from the item: one that says another position must not lead back, or nowhere.
      const seq = seqSchema.parse(position.seq + 1);
      if (seq > end.seq) break;
      for (const text of itemFaults(item, position)) fault(text);
      yield item;
      position = { seq, day: item.day, hash: item.hash };
    }
  }
  if (position.hash !== end.hash || position.day !== end.day) {
    fault(`journal: HEAD at ${end.seq} is not what its item says`);
  }
}

/** That an item stands after HEAD, which HEAD does not move to: somebody set HEAD back, or took it away. */
export async function* beyondHead(
  { seq }: JournalPosition,
  ledger: Pick<Ledger, 'journal' | 'head'>,
): AsyncGenerator<string, void> {
  const [item] = await ledger.journal(seqSchema.parse(seq), 1);
  if (item === undefined || (await ledger.head()).seq !== seq) return;
  yield `journal ${item.seq}: stands after HEAD, which is at ${seq}`;
}

function* itemFaults(item: JournalItem, before: JournalPosition): Generator<string> {
  if (item.seq !== before.seq + 1) yield `journal ${item.seq}: follows ${before.seq}`;
  if (item.previous !== before.hash) yield `journal ${item.seq}: does not carry the hash of the item before it`;
  if (journalHash(item) !== item.hash) yield `journal ${item.seq}: its hash is not that of its content`;
  if (before.day !== undefined && item.day < before.day) yield `journal ${item.seq}: its day goes back`;
  for (const { kind, entity, commitment, content } of item.entities) {
    if (content !== undefined && commitmentOf(content.rows, content.salt) !== commitment) {
      yield `journal ${item.seq}: the rows of ${kind} ${entity} are not those committed to`;
    }
  }
}
