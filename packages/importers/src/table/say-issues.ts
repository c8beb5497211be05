interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly maximum?: unknown;
  readonly origin?: unknown;
}

/** What the domain says against a value, in our own words: those of a schema library are no help to who made a file. */
export function sayIssue({ code, message, maximum, origin }: Issue): string {
  switch (code) {
    case 'custom':
    case 'invalid_format':
      return message;
    case 'too_big':
      return origin === 'string' ? `is longer than ${maximum} characters` : `has more than ${maximum} entries`;
    default:
      return 'is not what can stand here';
  }
}
