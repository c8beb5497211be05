export { datasetDescribedSchema, datasetSchema, datasetWithdrawnSchema } from './dataset/dataset.ts';
export { type DatasetState, foldDataset } from './dataset/dataset-state.ts';
export { type CountedSources, countedSources, IMPLICIT_PRECEDENCE, type Precedence } from './dataset/precedence.ts';
export { type Kind, latestOfEach, type RecordContent } from './kind.ts';
export { kinds } from './kinds.ts';
export { type Link, linkSchema, relations } from './link/link.ts';
export { linkKind } from './link/link-kind.ts';
export { linkRows } from './link/link-rows.ts';
export { liveAmong } from './link/live-among.ts';
export { type Tie, tiesByEntity } from './link/ties.ts';
export { forums, type Meeting, meetingFormats, meetingSchema } from './meeting/meeting.ts';
export { meetingKind } from './meeting/meeting-kind.ts';
export { meetingRows } from './meeting/meeting-rows.ts';
export { meetingWarnings } from './meeting/meeting-warnings.ts';
export { isMemberOn } from './membership/listed-memberships.ts';
export { type Body, bodies, membershipSchema } from './membership/membership.ts';
export { membershipKind } from './membership/membership-kind.ts';
export { membershipRows } from './membership/membership-rows.ts';
export { airDefenceView } from './pledge/air-defence-view.ts';
export { kielTypeOf, type PledgeCategory, pledgeCategories, subcategoriesOf } from './pledge/categories.ts';
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
export { rowRange } from './pledge/support-grain.ts';
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
export { type Rates, ratePublishedSchema, ratesSchema, rateWithdrawnSchema } from './rate/rate.ts';
export { rateRows, ratesIn, ratesView } from './rate/rate-rows.ts';
export { foldRate } from './rate/rate-state.ts';
export { LIST_AXIS, type ReportedKind } from './reported-kind.ts';
export { requestSchema } from './request/request.ts';
export { requestKind } from './request/request-kind.ts';
export { requestRows } from './request/request-rows.ts';
export { supersessionsIn } from './request/supersession.ts';
export { listedRestrictions, standsOn } from './restriction/listed-restrictions.ts';
export { restrictionKinds, restrictionSchema } from './restriction/restriction.ts';
export { restrictionKind } from './restriction/restriction-kind.ts';
export { type RestrictionRow, restrictionRows } from './restriction/restriction-rows.ts';
export { measureSchema, statementSchema } from './statement/statement.ts';
export { statementKind } from './statement/statement-kind.ts';
export { statementRows } from './statement/statement-rows.ts';
export {
  type Count,
  type Strike,
  type StrikeMeasure,
  strikeMeasures,
  strikeSchema,
  targetKinds,
} from './strike/strike.ts';
export { strikeReportedSchema, strikeRetractedSchema } from './strike/strike-records.ts';
export { type DayRule, type SalvoRow, strikeRows, strikesView } from './strike/strike-rows.ts';
export { foldStrike } from './strike/strike-state.ts';
export type { Warning } from './warning.ts';
