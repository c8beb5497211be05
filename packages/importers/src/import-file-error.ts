export type ImportFileErrorCode =
  | 'empty'
  | 'encoding'
  | 'truncated'
  | 'too_large'
  | 'wrong_kind'
  | 'field_count'
  | 'quoting'
  | 'changes_meaning'
  | 'missing_column'
  | 'duplicate_column';

export interface ImportFileErrorDetail {
  /** Line of the file, the first being 1. */
  readonly line?: number;
  readonly column?: string;
  /** What would have done in its place. */
  readonly allowed?: readonly string[];
}

/** The file as a whole cannot be understood, so nothing of it is imported. Faults of a single row are no such error. */
export class ImportFileError extends Error {
  override readonly name = 'ImportFileError';
  readonly code: ImportFileErrorCode;
  readonly line: number | undefined;
  readonly column: string | undefined;
  readonly allowed: readonly string[] | undefined;

  constructor(code: ImportFileErrorCode, message: string, detail: ImportFileErrorDetail = {}) {
    super(message);
    this.code = code;
    this.line = detail.line;
    this.column = detail.column;
    this.allowed = detail.allowed;
  }
}
