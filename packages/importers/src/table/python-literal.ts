/** A value as Python prints it. `undefined` is what Python calls NaN or None: not known. */
export type PythonValue = string | number | undefined | readonly PythonValue[] | ReadonlyMap<string, PythonValue>;

export type PythonReading = { readonly ok: true; readonly value: PythonValue } | { readonly ok: false };

const TOKEN =
  /\s*(?:(?<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<number>[-+]?\d+(?:\.\d*)?)|(?<word>\w+)|(?<mark>\S))/gy;
const UNKNOWN_WORDS = new Set(['nan', 'none', 'null']);
const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };

type Token = { readonly kind: 'text' | 'number' | 'word' | 'mark'; readonly text: string };

/** Reads dictionaries, lists, tuples, strings and numbers as `repr` prints them: no JSON, for its quotes and its NaN. */
export function readPythonLiteral(text: string): PythonReading {
  const tokens = tokenise(text);
  try {
    const value = readValue(tokens);
    return tokens.length === 0 ? { ok: true, value } : { ok: false };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false };
    throw error;
  }
}

function tokenise(text: string): Token[] {
  return [...text.trim().matchAll(TOKEN)].map(({ groups = {} }): Token => {
    const { text: quoted, number, word, mark = '' } = groups;
    if (quoted !== undefined) return { kind: 'text', text: quoted.slice(1, -1).replace(/\\(.)/g, '$1') };
    if (number !== undefined) return { kind: 'number', text: number };
    return word === undefined ? { kind: 'mark', text: mark } : { kind: 'word', text: word };
  });
}

function readValue(tokens: Token[]): PythonValue {
  const token = tokens.shift();
  if (token === undefined) throw new SyntaxError('ends early');
  if (token.kind === 'text') return token.text;
  if (token.kind === 'number') return Number(token.text);
  if (token.kind === 'word' && UNKNOWN_WORDS.has(token.text.toLowerCase())) return undefined;
  const closing = CLOSING[token.text];
  if (token.kind !== 'mark' || closing === undefined) throw new SyntaxError(`unexpected ${token.text}`);
  return closing === '}' ? new Map(readItems(tokens, closing, readEntry)) : readItems(tokens, closing, readValue);
}

function readItems<Item>(tokens: Token[], closing: string, readItem: (tokens: Token[]) => Item): Item[] {
  const items: Item[] = [];
  while (tokens[0]?.text !== closing || tokens[0].kind !== 'mark') {
    items.push(readItem(tokens));
    if (tokens[0]?.kind === 'mark' && tokens[0].text === ',') tokens.shift();
    else if (tokens[0]?.text !== closing) throw new SyntaxError('a comma is missing');
  }
  tokens.shift();
  return items;
}

function readEntry(tokens: Token[]): readonly [string, PythonValue] {
  const key = readValue(tokens);
  const colon = tokens.shift();
  if (typeof key !== 'string' || colon?.text !== ':') throw new SyntaxError('not an entry');
  return [key, readValue(tokens)];
}
