import type { z } from 'zod';
import type { RecordContent } from '../../kinds/kind.ts';
import { airDefenceView } from '../../kinds/pledge/air-defence-view.ts';
import { foldPledge } from '../../kinds/pledge/pledge-state.ts';
import { headerRecord, onDay, samplePledge, transactionRecordOf } from '../../kinds/pledge/sample-pledges.ts';
import type { requestSchema } from '../../kinds/request/request.ts';
import { requestKind } from '../../kinds/request/request.ts';
import { reportedRows } from '../../kinds/sample-single-records.ts';
import type { EntityId } from '../../values/ids.ts';
import { supportRowsOf } from '../support/sample-support.ts';
import type { AirDefenceRows } from './air-defence-answer.ts';

type Header = Parameters<typeof headerRecord>[1];
type Transaction = NonNullable<Parameters<typeof transactionRecordOf>[2]>;
type SamplePledge = readonly [EntityId, readonly RecordContent[]];
type RequestBody = z.input<typeof requestSchema>;
type Line = Partial<RequestBody['lines'][number]>;

/** A pledge of one header and some transactions, by their ids. */
export function pledgeOf(
  local: string,
  header: Header,
  transactions: Readonly<Record<string, Transaction>>,
): SamplePledge {
  const entity = samplePledge(local);
  const held = Object.entries(transactions).map(([id, body]) => transactionRecordOf(entity, id, body));
  return [entity, [headerRecord(entity, header), ...held]];
}

/** Items that moved on a day. */
export function moved(
  type: 'pledged' | 'committed' | 'delivered',
  day: string,
  ...units: NonNullable<Transaction['units']>
) {
  return { type, when: onDay(day), value: { known: 'none' }, units } as const satisfies Transaction;
}

/** A request of Kyiv's for Patriots, made on a day. */
export function asked(day: string, line: Line, more: Partial<RequestBody> = {}): RequestBody {
  return { by: 'UKR', title: 'Air defence', made: onDay(day), lines: [{ item: 'Patriot', ...line }], ...more };
}

/** The rows of the views that an answer is made of. */
export function airDefenceRowsOf(
  pledges: readonly SamplePledge[],
  requests: Readonly<Record<string, RequestBody>> = {},
): AirDefenceRows {
  const units = pledges.flatMap(([entity, records]) => airDefenceView.contributions(foldPledge(entity, records)));
  return {
    airDefence: units,
    support: supportRowsOf(...pledges),
    requests: reportedRows(requestKind, requests),
  };
}
