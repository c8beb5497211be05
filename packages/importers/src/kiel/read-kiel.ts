import { pledgeContracts } from '@counterweight/contracts/events';
import { transactionIdSchema, transactionRecord } from '@counterweight/domain/kinds';
import type { FileReading, Keyed, PublishedAs } from '../file-reading.ts';
import { namedByFile } from '../plan/naming.ts';
import { askAboutFutureDays, type DatedRow, lastDayOf } from '../table/future-days.ts';
import type { RowCells } from '../table/row-cells.ts';
import { rowsOf } from '../table/rows-of.ts';
import { type DateOrder, dateOrderOf } from './announcement-date.ts';
import { readActivities } from './kiel-activities.ts';
import { AMOUNT_COLUMNS, VALUE_MARK } from './kiel-columns.ts';
import { announcedDay, announcedOn } from './kiel-dates.ts';
import { readHeader } from './kiel-header.ts';
import type { KielOptions } from './kiel-options.ts';
import { gatherPackages, type KielPackage, PACKAGE_ID } from './kiel-packages.ts';
import { questionsOn, type ReadPackage, remarksOn } from './kiel-remarks.ts';
import { readKielSheet } from './kiel-sheet.ts';
import { commitmentSources, deliverySources } from './kiel-sources.ts';
import { type KielTransaction, readDeliveries, readPromises, TRANSACTION_ID } from './kiel-transactions.ts';

const HEADER = 'header';

const naming = namedByFile(PACKAGE_ID, (record): PublishedAs | undefined => {
  const { announced, withdrawn, transactionRecorded, transactionRetracted } = pledgeContracts;
  if (record === HEADER) return { reported: announced.type, retracted: withdrawn.type, body: 'pledge' };
  const id = record.replace(/^tx-/, '');
  if (id === record || !TRANSACTION_ID.test(id)) return undefined;
  const { type } = transactionRecorded;
  return { reported: type, retracted: transactionRetracted.type, body: 'transaction', named: { transaction_id: id } };
});

/**
 * Reads the main data sheet of the Kiel Institute's Ukraine Support Tracker, as delimited text or as a workbook: the
 * packages of older releases and the activities of releases 20 and later. A package becomes a pledge: its header, what was
 * committed and allocated, and what was delivered of it. The publisher's euros are kept as its own conversion. Throws
 * ImportFileError where the file as a whole cannot be understood.
 */
export async function readKiel(bytes: Uint8Array, options: KielOptions = {}): Promise<FileReading> {
  const { table, activities, remarks, cutOff } = await readKielSheet(bytes, options.limits);
  const opened = rowsOf(table, AMOUNT_COLUMNS);
  const { rows } = opened;
  for (const cells of rows) cells.noteFaults(AMOUNT_COLUMNS);
  if (cutOff) rows.at(-1)?.doubt('the file does not end with a line end, so this row may be cut off');
  const order = dateOrderOf(rows.map((cells) => cells.text('announcement_date')));
  const gathered = activities ? readActivities(rows, options) : gatherPackages(rows);
  const read = gathered
    .filter((aid) => options.partial !== true || holdsItsValue(aid))
    .flatMap((aid) => readPackage(aid, order) ?? []);
  const dated = read.flatMap(({ days }) => days);
  const questions = [...(activities ? questionsOn(rows) : []), ...askAboutFutureDays(dated, options.today)];
  const lastDay = lastDayOf(dated, options.today);
  return {
    naming,
    records: read.flatMap(({ records }) => records),
    refused: rows.flatMap(({ refused }) => refused),
    doubtful: rows.flatMap(({ doubtful }) => doubtful),
    rows: rows.length,
    unread: table.unread,
    remarks: [...remarks, ...opened.remarks, ...remarksOn(rows, read, options)],
    questions,
    ...(lastDay !== undefined && { lastDay }),
  };
}

function holdsItsValue({ lead, values }: KielPackage): boolean {
  if (values.length > 0) return true;
  lead.refuse(
    "the row that carries the package's value is not in this part; a part must hold whole packages",
    VALUE_MARK,
  );
  return false;
}

interface PackageReading extends ReadPackage {
  readonly records: readonly Keyed[];
  readonly days: readonly DatedRow[];
}

function readPackage(aid: KielPackage, order: DateOrder): PackageReading | undefined {
  const whenOf = (cells: RowCells) => announcedOn(cells, order).when;
  const pledge = readHeader(aid, whenOf(aid.lead));
  if (pledge === undefined) {
    refuseOthers(aid);
    return undefined;
  }
  const days = noteDates(aid, order);
  const committedBy = commitmentSources(aid);
  const deliveredBy = deliverySources(aid);
  const promises = readPromises(aid, whenOf);
  const deliveries = readDeliveries(aid);
  const header = { record: HEADER, key: `${aid.id} header`, line: aid.lead.line, body: pledge };
  const records = [
    { stem: aid.id, ...header, sources: committedBy },
    ...promises.map((transaction) => ({ ...keyed(aid, transaction), sources: committedBy })),
    ...deliveries.map((transaction) => ({ ...keyed(aid, transaction), sources: deliveredBy })),
  ];
  return { donor: pledge.donor, transactions: promises, records, days };
}

/** A package that is left out takes all its rows with it. */
function refuseOthers({ rows, lead }: KielPackage): void {
  for (const cells of rows) {
    if (cells !== lead) cells.refuse(`its package is left out for what line ${lead.line} says`);
  }
}

function keyed({ id: stem }: KielPackage, { id, line, body }: KielTransaction): Omit<Keyed, 'sources'> {
  const record = transactionRecord(transactionIdSchema.parse(id));
  return { stem, record, key: `${stem} ${id}`, line, body };
}

function noteDates({ lead, values }: KielPackage, order: DateOrder): DatedRow[] {
  const rows = new Set([lead, ...values.map(({ cells }) => cells)]);
  return [...rows].flatMap((cells) => {
    const { when, doubt } = announcedOn(cells, order);
    if (doubt !== undefined) cells.doubt(doubt, 'announcement_date');
    const day = announcedDay(when);
    return day === undefined ? [] : [{ cells, column: 'announcement_date', day }];
  });
}
