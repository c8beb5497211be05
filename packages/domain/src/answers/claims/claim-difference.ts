import type { Figure } from '../../kinds/statement/statement.ts';
import { compare, type Decimal, decimalOf, divide, round } from '../../values/money/decimal.ts';
import type { KnownComputed } from './claim-inputs.ts';

/** How a computed number differs from the claimed one, and what each counts: `30 named of 54 claimed`. It judges neither. */
export function differenceNote(figure: Figure, { value, number, basis }: KnownComputed): string {
  const write = writerFor(figure, value);
  const ours = `${write(value)} ${number.of === 'coalition' ? 'named' : 'computed'}`;
  const theirs = `${qualifierTexts[figure.qualifier ?? 'exactly']}${write(figure.value)} claimed`;
  const relation = relationText(figure, value, ours, theirs);
  return figure.basis === undefined ? relation : `${relation}. Claimed: ${figure.basis}. Computed: ${basis}.`;
}

const qualifierTexts = { about: 'about ', at_least: 'at least ', up_to: 'up to ', exactly: '' } as const;

function relationText({ value, qualifier }: Figure, computed: Decimal, ours: string, theirs: string): string {
  const order = compare(computed, value);
  if (order === 0) return `${ours}, ${theirs}`;
  const within = (qualifier === 'at_least' && order > 0) || (qualifier === 'up_to' && order < 0);
  if (within) return `${ours}, in keeping with ${theirs}`;
  return order < 0 ? `${ours} of ${theirs}` : `${ours}, more than ${theirs}`;
}

type Writer = (value: Decimal) => string;

/** Short texts, for reading beside the exact numbers, unless they would make two different numbers look the same. */
function writerFor({ value, currency }: Figure, computed: Decimal): Writer {
  if (currency === undefined) return grouped;
  const inCurrency =
    (text: Writer): Writer =>
    (amount) =>
      `${currency} ${text(amount)}`;
  const short = inCurrency(shortened);
  const exact = inCurrency(grouped);
  return short(value) === short(computed) && compare(value, computed) !== 0 ? exact : short;
}

const words = [
  ['billion', decimalOf(1_000_000_000)],
  ['million', decimalOf(1_000_000)],
] as const;

/** `24.53 billion`. */
function shortened(value: Decimal): string {
  const word = words.find(([, size]) => compare(value, size) >= 0);
  return word === undefined ? grouped(round(value, 2)) : `${divide(value, word[1], 2)} ${word[0]}`;
}

/** `1,234.5`. */
function grouped(value: Decimal): string {
  const [whole = '', ...fraction] = value.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
}
