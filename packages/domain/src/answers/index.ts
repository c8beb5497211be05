export {
  type AirDefenceAnswer,
  type AirDefenceRows,
  answerAirDefence,
  type UnplacedItem,
} from './air-defence/air-defence-answer.ts';
export { type ExplainedLine, explainAirDefence } from './air-defence/air-defence-explained.ts';
export { type AskedUnits, type Gap, type GapStage, gapStages } from './air-defence/air-defence-gap.ts';
export type { ItemClassification } from './air-defence/air-defence-lines.ts';
export type { AskedRequest, RequestStatus } from './air-defence/air-defence-requests.ts';
export {
  type AirDefenceGrouping,
  type AirDefenceRow,
  airDefenceGroupings,
  type StageUnits,
} from './air-defence/air-defence-rows.ts';
export type { AirDefenceFilter } from './air-defence/air-defence-selection.ts';
export type { ClaimInputs, ComputedNumber, CountedRows, KnownComputed } from './claims/claim-inputs.ts';
export { type Claim, type ComparedClaim, claimsView, compareClaim, listedClaims } from './claims/claims.ts';
export { answerCoalition, type CoalitionAnswer, type CoalitionMember, coalitionView } from './coalition/coalition.ts';
export { type ExplainedMembership, explainCoalition } from './coalition/coalition-explained.ts';
export {
  answerConversion,
  type ConversionAnswer,
  type ConversionGrouping,
  type ConversionRow,
  conversionGroupings,
  conversionView,
} from './conversion/conversion.ts';
export {
  type ExplainedMoney,
  type ExplainedPromiseLine,
  explainConversion,
  explainMoney,
} from './conversion/conversion-explained.ts';
export { type ConversionFilter, cohortOf } from './conversion/conversion-lines.ts';
export type { ConversionMoney, MoneyRule } from './conversion/conversion-money.ts';
export {
  type ConversionUnits,
  type DeliveredShare,
  type LineCounts,
  type ShareReason,
  shareReasons,
  unitsOfLine,
} from './conversion/conversion-shares.ts';
export {
  type CurveReason,
  curveDays,
  curveReasons,
  type DeliveryCurve,
  MINIMUM_PACKAGES,
} from './conversion/delivery-curve.ts';
export { type LineStatus, lineStatuses } from './conversion/line-status.ts';
export {
  type AskedItem,
  type AskedOutcome,
  type MetStatus,
  metStatuses,
  type RequestsMet,
  type RequestTie,
  requestsMet,
  type Wait,
} from './conversion/requests-met.ts';
export { type DelayedSupport, delayedSupport, isDelayed } from './delayed-support/delayed-support.ts';
export { checkBreaks, type DetectedBreak, type MonthlyShare } from './interception/check-breaks.ts';
export {
  compareInterception,
  type InterceptionDifference,
  type RateDifference,
} from './interception/compare-interception.ts';
export {
  answerInterception,
  type InterceptionAnswer,
  type InterceptionGrouping,
  type InterceptionRow,
  interceptionGroupings,
  interceptionView,
} from './interception/interception.ts';
export {
  type InterceptionMeasure,
  type InterceptionRate,
  interceptionMeasures,
  MINIMUM_DAYS,
  MINIMUM_EFFECTIVE_N,
  MINIMUM_LOST_GIVEN,
  type RateReason,
  rateReasons,
} from './interception/interception-rates.ts';
export { type OpenRequest, openRequests } from './open-requests/open-requests.ts';
export type { MinimumAmount } from './response/pledges-reaching.ts';
export {
  answerResponse,
  type ResponseAnswer,
  type ResponseInput,
  type ResponseRow,
  type RungAnswer,
} from './response/response.ts';
export {
  type Clock,
  type EndReason,
  endReasons,
  type UnwatchedReason,
  unwatchedReasons,
} from './response/response-clocks.ts';
export { type ExplainedEvent, explainResponse } from './response/response-explained.ts';
export type { ClockFigures } from './response/response-figures.ts';
export type { ResponseFinding } from './response/response-findings.ts';
export type { LadderRung, RungClock, TiedEvent } from './response/response-ladder.ts';
export type { HorizonTest } from './response/response-tests.ts';
export { type StrikeTie, tiesToStrikes } from './response/response-ties.ts';
export {
  type RespondingKind,
  type RungEvent,
  type RungEvents,
  type RungFilter,
  respondingKinds,
  rungEvents,
} from './response/rung-events.ts';
export {
  horizons,
  LIMIT_DAYS,
  MINIMUM_EVENTS,
  MINIMUM_WAVES,
  type Rung,
  responseView,
  rungs,
} from './response/rungs.ts';
export { type StrikeGrouping, strikeGroupings } from './strikes/strike-groupings.ts';
export {
  answerStrikes,
  matchesStrikeFilter,
  type StrikeAnswer,
  type StrikeFilter,
  type StrikeRow,
} from './strikes/strikes.ts';
export { answerSupport, type SupportAnswer } from './support/support-answer.ts';
export { type ExplainedSupport, explainSupport } from './support/support-explained.ts';
export { matchesPledgeFilter, type PledgeFilter, type SupportFilter } from './support/support-filter.ts';
export { type SupportGrouping, type SupportRow, supportGroupings } from './support/support-rows.ts';
export { type SupportSelection, selectSupport } from './support/support-selection.ts';
export { shareOfSupport } from './support/support-share.ts';
export {
  selectTimeline,
  type TimelineEntry,
  type TimelineFilter,
  type TimelineKind,
  type TimelineSelection,
  timelineKinds,
  timelinePage,
  timelinePoints,
  timelineView,
} from './timeline/timeline.ts';
export { type Timeline, timelineEntries } from './timeline/timeline-entries.ts';
export { relativeWindow, STANDARD_QUANTILE, standardWaveRule, type WaveRule, waveRankings } from './waves/wave-rule.ts';
export { type SweptRule, sweepWaves } from './waves/wave-sweep.ts';
export { answerWaves, type Wave, type WavesAnswer, wavesView } from './waves/waves.ts';
