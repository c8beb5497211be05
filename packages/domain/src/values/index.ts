export { airDefenceClasses, airDefenceParts, airDefenceUnitNames } from './air-defence/air-defence-classes.ts';
export { classifyItem, genericSystems } from './air-defence/classify-item.ts';
export { airDefenceCatalogueVersion, airDefenceSystems } from './air-defence/system-table.ts';
export { claimantLabel, claimantOf, claimants, defaultClaimants, UNATTRIBUTED } from './claimant/claimants.ts';
export { donorAliasesOf, donorCodeSchema, donorCodes, donorName, donorOf } from './donor/donors.ts';
export {
  type EntityId,
  entityIdSchema,
  type RecordId,
  type Revision,
  recordIdSchema,
  revisionSchema,
  type Seq,
  type Source,
  seqSchema,
  sourceOf,
  sourceSchema,
} from './ids.ts';
export {
  type Conversion,
  convertAmount,
  type DisplayCurrency,
  displayCurrencies,
  type FxPolicy,
  fxPolicySchema,
} from './money/conversion.ts';
export { currencySchema, inMinorUnits } from './money/currency.ts';
export {
  add,
  type Decimal,
  decimalOf,
  decimalSchema,
  divide,
  fixedText,
  isNegative,
  isZero,
  round,
  subtract,
  writtenDecimalSchema,
  ZERO,
} from './money/decimal.ts';
export { type Money, qualifiers } from './money/money.ts';
export { type RateBook, rateBookOf } from './money/rate-book.ts';
export { COUNTRY, type Place, placeSchema, publicPlace, regionKey } from './place/place.ts';
export { type PlaceReading, placesOf } from './place/place-names.ts';
export { regionCodeSchema, regions } from './place/regions.ts';
export { isWithheldIn } from './place/withheld-content.ts';
export {
  breaksOf,
  breaksWithin,
  type ReportingIssue,
  reportingIssues,
  reportingTableVersion,
} from './reporting/reporting-breaks.ts';
export { type ReportingSegment, segmentOf, segmentsBetween } from './reporting/reporting-segments.ts';
export { type SourceReference, sourceReferenceSchema, sourceReferencesSchema } from './source-reference.ts';
export { dateFault, dateMemberNames, isAhead, isDateMember } from './time/date-bounds.ts';
export { addDays, type Day, dayNumber, dayOfNumber, daySchema, laterDay, utcDay } from './time/day.ts';
export { dayOf, type Month, monthSchema, type When, whenSchema } from './time/when.ts';
export { KYIV, kyivDay, type LocalTime, localTimeSchema } from './time/window.ts';
export { sharedClass } from './weapon/shared-class.ts';
export { weaponClasses, weapons, weaponTableVersion } from './weapon/weapon-table.ts';
export { resolveWeapon } from './weapon/weapons.ts';
