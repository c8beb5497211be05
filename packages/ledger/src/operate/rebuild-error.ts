/** Ends a rebuild that must not go live; the live build stays as it is. `redacted`: it had read what is no more. */
export class RebuildError extends Error {
  override readonly name = 'RebuildError';
  readonly code: 'ledger_faulty' | 'superseded' | 'outrun' | 'redacted';

  constructor(code: RebuildError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
