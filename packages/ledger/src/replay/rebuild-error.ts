/** Ends a rebuild that must not go live; the live rows stay as they are. */
export class RebuildError extends Error {
  override readonly name = 'RebuildError';
  readonly code: 'ledger_faulty' | 'outrun';

  constructor(code: RebuildError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
