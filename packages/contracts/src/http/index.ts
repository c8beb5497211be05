export { policies } from '../policies.ts';
export { placeNames } from '../vocabulary/strike-names.ts';
export { vocabularies, vocabularyNames } from '../vocabulary/vocabularies.ts';
export { type AirDefenceDefinition, type AirDefenceQuery, airDefenceQuestion, airDefenceShape } from './air-defence.ts';
export {
  askedSchema,
  gapSchema,
  type ShownAirDefenceRow,
  standingRequestSchema,
  unplacedSchema,
} from './air-defence-rows.ts';
export { type AnswerList, answerListSchema, answerListShape, type CutList, cutAnswerSchema } from './answer-list.ts';
export {
  answeredTimeShape,
  type EntityLinks,
  entityLinksSchema,
  sourcesSchema,
  type ViewLinks,
} from './answer-parts.ts';
export { canonicalPath, canonicalQuery, inOrder, type ParameterValue } from './canonical-query.ts';
export { CHANGES_LIMIT, changesQuestion } from './changes.ts';
export { comparedClaimSchema, type ShownClaim } from './claims.ts';
export {
  type CoalitionDefinition,
  type CoalitionParty,
  type CoalitionQuery,
  type CoalitionSize,
  coalitionDefinitionSchema,
  coalitionQuestion,
  coalitionSizeSchema,
  type OverlapWarning,
  STANDARD_BODY,
} from './coalition.ts';
export { type ConversionDefinition, conversionQuestion, type PromiseQuery, promiseShape } from './conversion.ts';
export type { ShownRequestsMet } from './conversion-requests.ts';
export { type ConversionNumbers, conversionNumbersSchema } from './conversion-rows.ts';
export {
  type AnswerOf,
  type AnswerSchema,
  addressOf,
  canonicalQueryOf,
  defineQuestion,
  parameterNames,
  type QueryOf,
  type Question,
} from './define-question.ts';
export { entityQuestions } from './entities/entities.ts';
export {
  type EntityQuery,
  type EntityQuestions,
  entityLinks,
  entityPath,
  entityQuery,
  type HistoryQuery,
  historyQuery,
} from './entities/entity-questions.ts';
export type { ListAnswer } from './entities/list-question.ts';
export { type ListedDefinition, type ListedQuestions, listedShape } from './entities/listed-entity.ts';
export {
  type ListedRows,
  type PledgeListDefinition,
  pledgeListShape,
  pledgeQuestions,
} from './entities/pledge.ts';
export type { StrikeListDefinition } from './entities/strike.ts';
export {
  SHOWN_CURRENCY,
  SHOWN_POLICY,
  type TransactionConversion,
} from './entities/transaction-conversion.ts';
export { type EventResult, eventResultsSchema } from './event-results.ts';
export { type ExplainedQuery, type ExplainedView, explainedQueries, explainQuestion } from './explain.ts';
export type { ShownLine } from './explained-line.ts';
export type { ExplainedPromise } from './explained-promise.ts';
export type {
  ExplainedInterceptionRow,
  ExplainedMembershipRow,
  ExplainedResponse,
  ExplainedStrike,
  ExplainedSupportRow,
  ExplainedWave,
} from './explained-rows.ts';
export { type Format, formats } from './formats.ts';
export { interceptionQuestion } from './interception.ts';
export { type InterceptionNumbers, rateDifferenceSchema, rateSchema } from './interception-rows.ts';
export { journalDaysQuestion } from './journal-days.ts';
export { LIST_LIMIT, listLinksSchema, pageShape } from './pages.ts';
export {
  cursorParameter,
  dayParameter,
  limitParameter,
  listParameter,
  sourceParameter,
  timeParameters,
} from './parameters.ts';
export { policiesQuestion } from './policies.ts';
export { type Proof, proofAnswerSchema, proofQuestion } from './proof.ts';
export { receiptsQuestion, type ShownReceipt } from './receipts.ts';
export { RECORDS_LIMIT, recordsQuestion } from './records.ts';
export { reportingIssueSchema } from './reporting-breaks.ts';
export { responseQuestion } from './response.ts';
export type { ResponseFigures, ResponseRow, ResponseTest, ResponseTie, ShownClock } from './response-rows.ts';
export type { heldUpSchema, MoreRestrictions, PledgeRestriction, restrictionsSchema } from './restrictions.ts';
export { type StrikeFilterQuery, strikeFilterShape } from './strike-filter.ts';
export { type StrikeNumbers, strikeNumberColumns, strikeNumbersSchema } from './strike-numbers.ts';
export { strikeDefinitionSchema, strikesQuestion } from './strikes.ts';
export { SUMMARY_LATEST, type SummaryPartDefinition, summaryQuestion } from './summary.ts';
export { type SupportDefinition, supportDefinitionSchema, supportQuestion } from './support.ts';
export {
  type ConversionQuery,
  conversionShape,
  type SupportFilterQuery,
  supportFilterShape,
} from './support-filter.ts';
export { type SupportNumbers, supportNumberColumns, supportNumbersSchema } from './support-numbers.ts';
export { type Cell, type Column, type Table, tableOf } from './table.ts';
export { type MoreTies, type ShownTie, shownTieSchema } from './ties.ts';
export { timelineQuestion, timelineShape } from './timeline.ts';
export { type ShownTimelineEntry, timelineEntrySchema } from './timeline-entry.ts';
export { vocabulariesQuestion } from './vocabularies.ts';
export { waveDefinitionSchema, waveSchema, wavesQuestion } from './waves.ts';
