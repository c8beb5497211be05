/** What stands in the way, for programs. */
export type LocalCloudErrorCode =
  | 'port_taken'
  | 'data_dir_locked'
  | 'data_dir_unusable'
  | 'invalid_assembly'
  | 'unsupported_template'
  | 'unknown_function';

/** Why the local cloud did not start or refused a call; `code` is for programs, the message for people. */
export class LocalCloudError extends Error {
  readonly code: LocalCloudErrorCode;

  constructor(code: LocalCloudErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LocalCloudError';
    this.code = code;
  }
}
