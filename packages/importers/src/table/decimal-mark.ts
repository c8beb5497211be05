/** Which mark stands before decimals. */
export type DecimalMark = 'point' | 'comma';

/** What the unmistakable numbers of a file say of its marks. */
export interface MarkEvidence {
  /** Nothing where the file says too little, or contradicts itself. */
  readonly mark: DecimalMark | undefined;
  readonly point: number;
  readonly comma: number;
}

const COMMA = [
  /^\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$/,
  /^\d{1,3}\.\d{3},\d+$/,
  /^(?:\d{4,}|0),\d+$/,
  /^\d+,(?!\d{3}$)\d+$/,
];
const POINT = [
  /^\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?$/,
  /^\d{1,3},\d{3}\.\d+$/,
  /^(?:\d{4,}|0)\.\d+$/,
  /^\d+\.(?!\d{3}$)\d+$/,
];

/** A file says which mark it uses by so many numbers at least, and by so many times the others. */
const MIN_EVIDENCE = 5;
const MIN_RATIO = 20;

/** A number that could be thousands or a decimal: `230.000`, `1,234`. */
export const AMBIGUOUS_NUMBER = /^-?[1-9]\d{0,2}[.,]\d{3}$/;

/** Decides for a whole file which mark stands before decimals, by the numbers that can be read in one way only. */
export function decimalMarkOf(texts: readonly string[]): MarkEvidence {
  const unsigned = texts.map((text) => text.replace(/^[-+]/, ''));
  const point = unsigned.filter((text) => POINT.some((pattern) => pattern.test(text))).length;
  const comma = unsigned.filter((text) => COMMA.some((pattern) => pattern.test(text))).length;
  const decided = (one: number, other: number) => one >= MIN_EVIDENCE && one >= other * MIN_RATIO;
  const mark = decided(point, comma) ? 'point' : decided(comma, point) ? 'comma' : undefined;
  return { mark, point, comma };
}

/** A number in the file's own marks as it is written with a decimal point and nothing between thousands. */
export function plainNumber(text: string, mark: DecimalMark): string {
  return mark === 'point' ? text.replaceAll(',', '') : text.replaceAll('.', '').replace(',', '.');
}

/** What was decided of numbers that could be read in two ways, in one sentence; nothing where there were none. */
export function markRemark(texts: readonly string[], { mark, point, comma }: MarkEvidence): string | undefined {
  const unclear = texts.filter((text) => AMBIGUOUS_NUMBER.test(text));
  const [first] = unclear;
  if (first === undefined) return undefined;
  const evidence = `${point} numbers of this file have a decimal point and ${comma} a decimal comma`;
  const could = `${unclear.length} numbers such as ${first} could be thousands or decimals`;
  if (mark === undefined) return `${could}; ${evidence}, which does not decide it`;
  return `${could}; ${evidence}, so ${first} was read as ${plainNumber(first, mark).replace(/\.0+$/, '')}`;
}
