import type { RecordContent } from '../../kinds/kind.ts';
import { airDefenceView } from '../../kinds/pledge/air-defence-view.ts';
import { goodsView } from '../../kinds/pledge/goods-view.ts';
import { foldPledge } from '../../kinds/pledge/pledge-state.ts';
import { headerRecord, samplePledge, transactionRecordOf } from '../../kinds/pledge/sample-pledges.ts';
import { rateBookOf } from '../../values/money/rate-book.ts';
import { supportRowsOf } from '../support/sample-support.ts';
import { answerConversion, type ConversionAnswer, type ConversionGrouping } from './conversion.ts';
import type { ConversionFilter } from './conversion-lines.ts';

type Header = Parameters<typeof headerRecord>[1];
type Transaction = NonNullable<Parameters<typeof transactionRecordOf>[2]>;
/** A package's transactions by id, and what its header says beside the standard. */
export interface SamplePackage {
  readonly header?: Header;
  readonly transactions: Readonly<Record<string, Transaction>>;
}

/** The rows that an answer is made of. */
export function conversionRowsOf(packages: Readonly<Record<string, SamplePackage>>) {
  const pledges = Object.entries(packages).map(([local, { header, transactions }]) => {
    const entity = samplePledge(local);
    const held = Object.entries(transactions).map(([id, body]): RecordContent => transactionRecordOf(entity, id, body));
    return [entity, [headerRecord(entity, header), ...held]] as const;
  });
  const states = pledges.map(([entity, records]) => foldPledge(entity, records));
  return {
    airDefence: states.flatMap((state) => airDefenceView.contributions(state)),
    goods: states.flatMap((state) => goodsView.contributions(state)),
    support: supportRowsOf(...pledges),
  };
}

/** What is answered of some packages of one source. */
export function conversionOf(
  packages: Readonly<Record<string, SamplePackage>>,
  filter: Omit<ConversionFilter, 'sources'> = {},
  by: readonly ConversionGrouping[] = [],
): ConversionAnswer {
  const money = { rates: rateBookOf([], []), currency: 'EUR', policy: 'as_reported' } as const;
  return answerConversion(conversionRowsOf(packages), { sources: ['desk'], ...filter }, by, money);
}
