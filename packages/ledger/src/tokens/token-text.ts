const TOKEN = /^cw_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;

/** The parts of a token's text: the key it is looked up by, and what only its holder knows. */
export interface TokenText {
  /** 16 lowercase hex digits. */
  readonly id: string;
  /** 256 bits in base64url. */
  readonly secret: string;
}

/** `cw_<id>_<secret>`: letters, digits, `-` and `_`, so that it can stand in a header or a shell unquoted. */
export function writeTokenText({ id, secret }: TokenText): string {
  return `cw_${id}_${secret}`;
}

/** The parts of a token; `undefined` when the text is none. */
export function readTokenText(text: string): TokenText | undefined {
  const [, id, secret] = TOKEN.exec(text) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}
