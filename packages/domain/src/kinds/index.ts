export { type DatasetState, datasetKind } from './dataset/dataset.ts';
export {
  type CountedSources,
  countedSources,
  MAX_RANK,
  type Precedence,
  rankOf,
  withRank,
} from './dataset/precedence.ts';
export { type Kind, LIST_AXIS, latestOfEach, type RecordContent } from './kind.ts';
export {
  type CoveredKind,
  coveredKinds,
  type KindName,
  kindNameSchema,
  kindNames,
  sortedKindNames,
} from './kind-name.ts';
export { kindNamed, kinds } from './kinds.ts';
export { type Link, linkKind, linkRows, relations } from './link/link.ts';
export { liveAmong } from './link/live-among.ts';
export { type Tie, tiesByEntity } from './link/ties.ts';
export { forums, type Meeting, meetingFormats, meetingKind, meetingRows } from './meeting/meeting.ts';
export { isMemberOn } from './membership/listed-memberships.ts';
export { type Body, bodies, membershipKind, membershipRows } from './membership/membership.ts';
export { airDefenceView } from './pledge/air-defence-view.ts';
export {
  kielTypeOf,
  type PledgeCategory,
  pledgeCategories,
  type SubcategoryOf,
  subcategoriesOf,
} from './pledge/categories.ts';
export { goodsView } from './pledge/goods-view.ts';
export type { LiveTransaction } from './pledge/live-transaction.ts';
export { type Pledge, pledgeSchema } from './pledge/pledge.ts';
export {
  pledgeAnnouncedSchema,
  pledgeWithdrawnSchema,
  transactionRecordedSchema,
  transactionRetractedSchema,
} from './pledge/pledge-records.ts';
export { foldPledge, type PledgeState } from './pledge/pledge-state.ts';
export { type PledgeStatus, pledgeStatuses } from './pledge/pledge-status.ts';
export { type PledgeRow, supportRows, type TransactionRow } from './pledge/support-rows.ts';
export { supportView, UNSPECIFIED } from './pledge/support-view.ts';
export {
  type Stage,
  stages,
  type Transaction,
  transactionIdSchema,
  transactionRecord,
  transactionSchema,
  type Units,
} from './pledge/transaction.ts';
export { type Rates, rateKind, rateRows, ratesIn, ratesSchema } from './rate/rate.ts';
export { requestKind, requestRows } from './request/request.ts';
export { supersessionsIn } from './request/supersession.ts';
export { listedRestrictions, standsOn } from './restriction/listed-restrictions.ts';
export { type RestrictionRow, restrictionKind, restrictionKinds, restrictionRows } from './restriction/restriction.ts';
export type { SingleRecordKind, SingleRecordState } from './single-record-kind.ts';
export { measureSchema } from './statement/statement.ts';
export { statementKind } from './statement/statement-kind.ts';
export { statementRows } from './statement/statement-rows.ts';
export {
  type Count,
  type DayRule,
  type SalvoRow,
  type Strike,
  type StrikeMeasure,
  strikeKind,
  strikeMeasures,
  strikeRows,
  strikeSchema,
  targetKinds,
} from './strike/strike.ts';
export type { Warning } from './warning.ts';
