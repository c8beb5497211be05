import {
  answerStrikes,
  answerSupport,
  answerWaves,
  type StrikeAnswer,
  type SupportAnswer,
  standardWaveRule,
} from '@counterweight/domain/answers';
import { rateRows, ratesIn, strikeMeasures } from '@counterweight/domain/kinds';
import type { TableRows } from '@counterweight/domain/rows';
import { currencySchema, dayOfNumber, decimalOf, weapons } from '@counterweight/domain/values';
import type { BenchRow, Shape } from './flat-rows.ts';
import { generateStrikes, strikesShape } from './generate-strikes.ts';
import { currencies, generateSupport, SUPPORT_DAYS, SUPPORT_FIRST_DAY, supportShape } from './generate-support.ts';
import type { Answer, Peer } from './peer.ts';

/** One question, as the API answers it and as a database is asked for the same sums. */
export interface Question {
  readonly name: string;
  ours(rows: TableRows): Answer;
  sql(peer: Pick<Peer, 'hasMember'>, seq: number): string;
}

/** A view's rows, and what is asked of them. */
export interface Subject {
  readonly shape: Shape;
  generate(rows: number): Iterable<BenchRow>;
  readonly questions: readonly Question[];
}

const sources = ['desk'];
const filter = { sources, dayRule: 'end' as const };
const sums = [
  'salvos',
  ...['', '_unknown', '_qualified'].flatMap((suffix) => strikeMeasures.map((name) => name + suffix)),
]
  .map((name) => `coalesce(sum("${name}"), 0)`)
  .join(', ');
const recon = new Set(weapons.filter((weapon) => weapon.class === 'recon').map(({ code }) => code));

const strikeQuestions: readonly Question[] = [
  {
    name: 'strikes by month of one weapon',
    ours: (rows) => numbersOf(answerStrikes(rows, { ...filter, weapons: ['shahed'] }, 'month')),
    sql: (peer, seq) => ask('substr(day, 1, 7)', seq, peer.hasMember('weapon', 'shahed')),
  },
  {
    name: 'strikes by weapon',
    ours: (rows) => numbersOf(answerStrikes(rows, filter, 'weapon')),
    sql: (_, seq) => ask('weapon', seq),
  },
  {
    name: 'days of waves',
    ours: (rows) => numbersOf(answerWaves(rows, filter, standardWaveRule).counted),
    sql(peer, seq) {
      const counted = weapons.filter(({ code }) => !recon.has(code));
      return ask('day', seq, `(${counted.map(({ code }) => peer.hasMember('weapon', code)).join(' OR ')})`);
    },
  },
];

/** A rate of every currency on every day. */
const rates = ratesIn(
  currencies.flatMap((currency, index) =>
    Array.from({ length: SUPPORT_DAYS }, (_, number) =>
      rateRows.write({
        ...{ axis: 'day', day: dayOfNumber(SUPPORT_FIRST_DAY + number), source: 'ecb' },
        ...{ currency: currencySchema.parse(currency), measures: { rate: decimalOf(index + 2) } },
      }),
    ),
  ),
  ['ecb'],
);

/** Databases are asked for the native sums alone: they convert nothing. */
const supportQuestions: readonly Question[] = [
  {
    name: 'support by donor, in euros',
    ours: (rows) => nativesOf(answerSupport(rows, rates, { sources }, ['donor'], 'EUR', 'announcement_day')),
    sql: (_, seq) =>
      `SELECT donor || ' ' || stage || ' ' || currency, sum(amount) FROM support
        WHERE axis = 'day' AND source = 'desk' AND from_seq <= ${seq} AND ${seq} < to_seq GROUP BY 1`,
  },
];

export const subjects: readonly Subject[] = [
  { shape: strikesShape, generate: generateStrikes, questions: strikeQuestions },
  { shape: supportShape, generate: generateSupport, questions: supportQuestions },
];

function nativesOf({ rows }: SupportAnswer): Answer {
  return new Map(
    rows.flatMap(({ key, stage, native }) =>
      Object.entries(native).map(
        ([currency, amount]) => [`${key.donor} ${stage} ${currency}`, [Number(amount)]] as const,
      ),
    ),
  );
}

function ask(key: string, seq: number, where = 'true'): string {
  const standing = `axis = 'end' AND source = 'desk' AND from_seq <= ${seq} AND ${seq} < to_seq`;
  return `SELECT ${key}, ${sums} FROM strikes WHERE ${standing} AND ${where} GROUP BY 1`;
}

function numbersOf({ rows }: StrikeAnswer): Answer {
  return new Map(
    rows.map(({ key, salvos, counts, unknown, qualified }) => [
      key,
      [salvos, ...[counts, unknown, qualified].flatMap((each) => strikeMeasures.map((name) => each[name] ?? 0))],
    ]),
  );
}
