// The UTC days of the recorded stack. They come after the last day of the imported files, so that every day that has
// data is over; each start of the stack sets its clock to one of them.

/** Nothing was known yet. */
export const BEFORE = '2026-03-10';
/** The demo set is loaded. */
export const DEMO_DAY = '2026-03-12';
/** Files are imported, in the phase that does. */
export const IMPORT_DAY = '2026-03-14';
/** All questions are asked. */
export const TODAY = '2026-03-16';

/** The instant that a stack's clock starts from on one of the days, and that of `cw` beside it. */
export function startOf(day: string): string {
  return `${day}T06:00:00Z`;
}
