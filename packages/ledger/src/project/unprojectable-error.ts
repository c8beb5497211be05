/** A recorded fact that a view cannot take; it waits in quarantine and blocks nobody. */
export class UnprojectableError extends Error {
  readonly code = 'unprojectable';
}
