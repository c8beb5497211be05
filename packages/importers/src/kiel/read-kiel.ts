import {
  pledgeAnnounced,
  pledgeWithdrawn,
  transactionRecorded,
  transactionRetracted,
} from '@counterweight/contracts/events';
import { transactionIdSchema, transactionRecord } from '@counterweight/domain/kinds';
import type { FileReading, Keyed, PublishedAs } from '../file-reading.ts';
import { namedByFile } from '../plan/naming.ts';
import { decodeText } from '../table/decode-text.ts';
import { readTable, type Table, tableOf } from '../table/read-table.ts';
import { isArchive, readWorkbook } from '../table/read-workbook.ts';
import { RowCells } from '../table/row-cells.ts';
import { type DateOrder, dateOrderOf, readAnnouncementDate } from './announcement-date.ts';
import { isKielHeader, kielColumns, VALUE_MARK } from './kiel-columns.ts';
import { readHeader } from './kiel-header.ts';
import { gatherPackages, type KielPackage, PACKAGE_ID } from './kiel-packages.ts';
import { commitmentSources, deliverySources } from './kiel-sources.ts';
import { type KielTransaction, readCommitments, readDeliveries } from './kiel-transactions.ts';

const HEADER = 'header';
const TRANSACTION = /^tx-((?:committed|correction|delivered)(?:-\d+)?)$/;

const naming = namedByFile(PACKAGE_ID, (record): PublishedAs | undefined => {
  if (record === HEADER) return { reported: pledgeAnnounced.type, retracted: pledgeWithdrawn.type, body: 'pledge' };
  const [, id] = TRANSACTION.exec(record) ?? [];
  if (id === undefined) return undefined;
  const { type } = transactionRecorded;
  return { reported: type, retracted: transactionRetracted.type, body: 'transaction', named: { transaction_id: id } };
});

export interface KielOptions {
  /** The file is a part of the sheet: a package whose value row is elsewhere is refused, not taken for one without a value. */
  readonly partial?: boolean;
}

/**
 * Reads the main data sheet of the Kiel Institute's Ukraine Support Tracker, as delimited text or as a workbook. A
 * package becomes a pledge: its header, its commitments and what was delivered of it. The publisher's euros are kept as
 * its own conversion. Throws ImportFileError where the file as a whole cannot be understood.
 */
export async function readKiel(bytes: Uint8Array, { partial = false }: KielOptions = {}): Promise<FileReading> {
  const table = await readSheet(bytes);
  const rows = table.rows.map((row) => new RowCells(row));
  const order = dateOrderOf(rows.map((cells) => cells.text('announcement_date')));
  const packages = gatherPackages(rows).filter((aid) => !partial || holdsItsValue(aid));
  const records = packages.flatMap((aid) => recordsOf(aid, order));
  return {
    naming,
    records,
    refused: rows.flatMap(({ refused }) => refused),
    doubtful: rows.flatMap(({ doubtful }) => doubtful),
    rows: rows.length,
  };
}

async function readSheet(bytes: Uint8Array): Promise<Table> {
  if (isArchive(bytes)) return tableOf(await readWorkbook(bytes, isKielHeader), kielColumns);
  return readTable(decodeText(bytes), kielColumns);
}

function holdsItsValue({ lead, values }: KielPackage): boolean {
  if (values.length > 0) return true;
  lead.refuse(
    "the row that carries the package's value is not in this part; a part must hold whole packages",
    VALUE_MARK,
  );
  return false;
}

function recordsOf(aid: KielPackage, order: DateOrder): Keyed[] {
  const pledge = readHeader(aid, whenOf(aid.lead, order));
  if (pledge === undefined) return [];
  noteDate(aid, order);
  const committedBy = commitmentSources(aid);
  const deliveredBy = deliverySources(aid);
  const commitments = readCommitments(aid, (cells) => whenOf(cells, order));
  const deliveries = readDeliveries(aid);
  const header = { record: HEADER, key: `${aid.id} header`, line: aid.lead.line, body: pledge };
  return [
    { stem: aid.id, ...header, sources: committedBy },
    ...commitments.map((transaction) => ({ ...keyed(aid, transaction), sources: committedBy })),
    ...deliveries.map((transaction) => ({ ...keyed(aid, transaction), sources: deliveredBy })),
  ];
}

function keyed({ id: stem }: KielPackage, { id, line, body }: KielTransaction): Omit<Keyed, 'sources'> {
  const record = transactionRecord(transactionIdSchema.parse(id));
  return { stem, record, key: `${stem} ${id}`, line, body };
}

function whenOf(cells: RowCells, order: DateOrder) {
  return readAnnouncementDate(cells.text('announcement_date'), order).when;
}

function noteDate({ lead, values }: KielPackage, order: DateOrder): void {
  for (const cells of new Set([lead, ...values])) {
    const { doubt } = readAnnouncementDate(cells.text('announcement_date'), order);
    if (doubt !== undefined) cells.doubt(doubt, 'announcement_date');
  }
}
