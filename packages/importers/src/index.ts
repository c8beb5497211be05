export type { FileReading, Keyed, Naming, PublishedAs, RowNote } from './file-reading.ts';
export { ImportFileError, type ImportFileErrorCode } from './import-file-error.ts';
export { readKiel } from './kiel/read-kiel.ts';
export type { CurrentRecord, ImportPlan, PlannedEvent, PlanOptions } from './plan/import-plan.ts';
export { planImport } from './plan/plan-import.ts';
export { readRates } from './rates/read-rates.ts';
export { type ReadStrikesOptions, readStrikes } from './strikes/read-strikes.ts';
