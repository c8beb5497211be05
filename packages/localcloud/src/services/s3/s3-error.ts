/** Why a request is refused, as S3 words it. */
export class S3Error extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'S3Error';
    this.status = status;
    this.code = code;
  }
}

/** What S3 can do and this machine does not, by name. */
export function notServed(what: string, known: readonly string[]): S3Error {
  return new S3Error(501, 'NotImplemented', `${what} is not served here. Known here: ${known.join(', ')}.`);
}
