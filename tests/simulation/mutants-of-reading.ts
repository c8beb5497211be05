import type { Mutant } from './mutant.ts';

const READ = 'ledger/src/read';
const COMPACT = 'ledger/src/compact';
const OPERATE = 'ledger/src/operate';
const REPLAY = 'ledger/src/replay';
const ROWS = 'domain/src/rows';

/** What following, snapshots, rebuilds, redactions and verification rest on, each taken away. */
export const mutantsOfReading: readonly Mutant[] = [
  {
    title: 'a reader takes an item that does not follow the one it holds',
    seed: 0,
    file: `${READ}/followed-ledger.ts`,
    text: 'if (seq !== this.#position.seq + 1 || previous !== this.#position.hash) {',
    becomes: 'if (false) {',
  },
  {
    title: 'a reader follows items that HEAD has not reached',
    seed: 2,
    file: `${READ}/ledger-memory.ts`,
    text: 'item.seq > head.seq || ',
    becomes: '',
  },
  {
    title: 'a reader answers before the journal is visible as far as HEAD',
    seed: 4,
    file: `${READ}/ledger-memory.ts`,
    text: 'followed.position.seq >= head.seq && followed.whole',
    becomes: 'followed.whole',
  },
  {
    title: 'a reader answers while rows are erased and not told anew',
    seed: 0,
    file: `${READ}/ledger-memory.ts`,
    text: 'followed.position.seq >= head.seq && followed.whole',
    becomes: 'followed.position.seq >= head.seq',
  },
  {
    title: 'a reader keeps the tables of a view that was switched',
    seed: 1,
    file: `${READ}/ledger-memory.ts`,
    text: 'if (followed !== undefined && !this.#mustLookFor(lacking)) return followed;',
    becomes: 'if (followed !== undefined) return followed;',
  },
  {
    title: 'a reader does not compare the end of the journal with HEAD',
    seed: 0,
    file: `${READ}/ledger-memory.ts`,
    text: 'if (followed.position.hash !== head.hash) {',
    becomes: 'if (false) {',
  },
  {
    title: 'rows that went stand on',
    seed: 1,
    file: `${READ}/followed-ledger.ts`,
    text: 'table.close(entity, from, ordinal, seq);',
    becomes: '',
  },
  {
    title: 'rows that came have no ordinals',
    seed: 1,
    file: `${READ}/followed-ledger.ts`,
    text: 'table.add(entity, row, seq, ordinal);',
    becomes: 'table.add(entity, row, seq, 0 * ordinal);',
  },
  {
    title: 'rows that are told anew stand beside those before',
    seed: 2,
    file: `${READ}/followed-ledger.ts`,
    text: 'table.drop(entity);',
    becomes: '',
  },
  {
    title: 'rows of an entity whose rows were erased are moved',
    seed: 0,
    file: `${READ}/followed-ledger.ts`,
    text: 'else if (!this.#erased.has(text)) this',
    becomes: 'else this',
  },
  {
    title: 'a row counts at the position where it went',
    seed: 2,
    file: `${ROWS}/table-rows.ts`,
    text: `  *[Symbol.iterator](): Generator<StandingRow> {
    const { from, to } = this.#table;
    const { length } = this.#table;
    for (let row = 0; row < length; row++) {
      if (from.get(row) <= this.#seq && this.#seq < to.get(row))`,
    becomes: `  *[Symbol.iterator](): Generator<StandingRow> {
    const { from, to } = this.#table;
    const { length } = this.#table;
    for (let row = 0; row < length; row++) {
      if (from.get(row) <= this.#seq && this.#seq <= to.get(row))`,
  },
  {
    title: 'a known day ends a position early',
    seed: 4,
    file: `${READ}/read-view.ts`,
    text: 'at: pinned.at(pinned.endOf(knownAt))',
    becomes: 'at: pinned.at(seqSchema.parse(Math.max(0, pinned.endOf(knownAt) - 1)))',
  },
  {
    title: 'a day that is open is answered',
    seed: 2,
    file: `${READ}/read-view.ts`,
    text: 'day <= knownAt',
    becomes: 'day < knownAt',
  },
  {
    title: 'a known day is cut off before it',
    seed: 4,
    file: `${READ}/days-index.ts`,
    text: '(held) => held > day',
    becomes: '(held) => held >= day',
  },
  {
    title: 'a source’s current records are those of a later position',
    seed: 1,
    file: `${READ}/records-index.ts`,
    text: 'for (const naming of this.#back(entity, through)) {',
    becomes: 'for (const naming of this.#back(entity, (through + 1_000_000) as Seq)) {',
  },
  {
    title: 'a redaction makes a record current',
    seed: 2,
    file: `${READ}/records-index.ts`,
    text: "if (naming.change === 'redacted') continue;",
    becomes: '',
  },
  {
    title: 'a duplicate’s sender is told that it was accepted',
    seed: 1,
    file: `${READ}/find-receipt.ts`,
    text: "record.eventId === key.id ? 'accepted' : 'duplicate'",
    becomes: "'accepted' as 'accepted' | 'duplicate'",
  },
  {
    title: 'a snapshot is read whatever its hash',
    seed: 0,
    file: `${COMPACT}/load-snapshot.ts`,
    text: 'if (sha256(bytes) !== hash) {',
    becomes: 'if (false) {',
  },
  {
    title: 'a snapshot names a table again that has changed',
    seed: 2,
    file: `${READ}/followed-ledger.ts`,
    text: 'return seq >= this.#loadedAt && seq >= (this.#changed.get(place) ?? 0);',
    becomes: 'return place.length > 0 && seq >= 0;',
  },
  {
    title: 'a snapshot of before a redaction is kept',
    seed: 21,
    file: `${COMPACT}/retain-snapshots.ts`,
    text: 'manifest.seq >= notBefore && !lacks(manifest)',
    becomes: '!lacks(manifest)',
  },
  {
    title: 'objects that no snapshot names are kept',
    seed: 21,
    file: `${COMPACT}/retain-snapshots.ts`,
    text: 'if (seq !== undefined && seq < end && !named.has(key)) await objects.delete(key);',
    becomes: '',
  },
  {
    title: 'objects that a kept snapshot names are deleted',
    seed: 0,
    file: `${COMPACT}/retain-snapshots.ts`,
    text: 'seq < end && !named.has(key)) await',
    becomes: 'seq < end) await',
  },
  {
    title: 'rows stay in the journal after a redaction',
    seed: 21,
    file: `${OPERATE}/redact.ts`,
    text: 'for (const seq of earlier) await ledger.eraseRows(seq, found);',
    becomes: '',
  },
  {
    title: 'the last rows before a redaction stay in the journal',
    seed: 21,
    file: `${OPERATE}/redact.ts`,
    text: 'for (const seq of earlier) await',
    becomes: 'for (const seq of earlier.slice(0, -1)) await',
  },
  {
    title: 'the salt of a redacted payload stays',
    seed: 2,
    file: 'ledger/src/ports/ledger.ts',
    text: 'return { ...record, payload: { kept: false, reason, answer } };',
    becomes: 'return { ...record, payload: { kept: false, reason, answer, salt: record.payload.salt } };',
  },
  {
    title: 'rows made of a redacted payload are told anew',
    seed: 2,
    file: `${OPERATE}/redact.ts`,
    text: 'text === recordNameText(name) ? redactedRecord(each, redaction) : each,',
    becomes: 'text === recordNameText(name) ? each : each,',
  },
  {
    title: 'rows made of a redacted payload stay in the state',
    seed: 2,
    file: `${OPERATE}/redact.ts`,
    text: 'rows: Object.fromEntries(entriesOf(history).map(([place, rows]) => [place, standingIn(rows)])),',
    becomes: 'rows: state?.rows ?? {},',
  },
  {
    title: 'quarantined copies of a redacted payload stay',
    seed: 62,
    file: `${OPERATE}/redact-copies.ts`,
    text: 'await quarantine.redact(item.id, reason);',
    becomes: '',
  },
  {
    title: 'a rebuild goes live without what came in meanwhile',
    seed: 3,
    file: `${OPERATE}/rebuild.ts`,
    text: 'await making.follow(contents, progress);',
    becomes: 'if (catchUps === 0) await making.follow(contents, progress);',
  },
  {
    title: 'an entity that is followed has its rows twice',
    seed: 3,
    file: `${REPLAY}/rows-in-making.ts`,
    text: 'if (this.#entities.has(entityText(ref))) this.table.drop(entity);',
    becomes: '',
  },
  {
    title: 'a rebuild goes on at a payload that was altered',
    seed: 0,
    file: `${REPLAY}/rows-in-making.ts`,
    text: 'if (fault !== undefined) throw new RebuildError(',
    becomes: 'if (false) throw new RebuildError(',
  },
  {
    title: 'history lets the revision that came last count',
    seed: 1,
    file: `${REPLAY}/entity-history.ts`,
    text: 'held === undefined || held.revision < record.revision',
    becomes: 'held === undefined || held.revision >= 0',
  },
  {
    title: 'verify does not hash payloads again',
    seed: 0,
    file: `${REPLAY}/refold-entity.ts`,
    text: 'if (actual === record.hash) return [];',
    becomes: 'if (actual.length > 0) return [];',
  },
  {
    title: 'verify does not compare states',
    seed: 0,
    file: `${REPLAY}/refold-entity.ts`,
    text: 'expected === actual ? []',
    becomes: 'true ? []',
  },
  {
    title: 'verify does not hash the journal again',
    seed: 0,
    file: `${REPLAY}/walk-journal.ts`,
    text: 'if (journalHash(item) !== item.hash)',
    becomes: 'if (false)',
  },
  {
    title: 'verify does not compare rows with commitments',
    seed: 0,
    file: `${REPLAY}/walk-journal.ts`,
    text: 'content !== undefined && commitmentOf(content.rows, content.salt) !== commitment',
    becomes: 'content !== undefined && commitment.length === 0',
  },
  {
    title: 'verify does not compare the journal’s end with HEAD',
    seed: 0,
    file: `${REPLAY}/walk-journal.ts`,
    text: 'if (position.hash !== end.hash || position.day !== end.day) {',
    becomes: 'if (false) {',
  },
  {
    title: 'verify does not look for states without records',
    seed: 0,
    file: `${REPLAY}/stray-items.ts`,
    text: 'if (states <= found) return 0;',
    becomes: 'if (states >= 0) return 0;',
  },
  {
    title: 'verify does not compare what the journal tells with what records give',
    seed: 0,
    file: `${REPLAY}/verify.ts`,
    text: 'const buckets = this.#folded.differing(this.#told);',
    becomes: 'const buckets = this.#told.differing(this.#told);',
  },
];
