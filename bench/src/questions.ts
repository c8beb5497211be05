import { answerStrikes, answerWaves, type StrikeAnswer, standardWaveRule } from '@counterweight/domain/answers';
import { strikeMeasures } from '@counterweight/domain/kinds';
import type { TableRows } from '@counterweight/domain/rows';
import { weapons } from '@counterweight/domain/values';
import type { Answer, Peer } from './peer.ts';

/** One question, as the API answers it and as a database is asked for the same sums. */
export interface Question {
  readonly name: string;
  ours(rows: TableRows): Answer;
  sql(peer: Pick<Peer, 'hasMember'>, seq: number): string;
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

export const questions: readonly Question[] = [
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

function ask(key: string, seq: number, where = 'true'): string {
  const standing = `axis = 'end' AND source = 'desk' AND from_seq <= ${seq} AND ${seq} < to_seq`;
  return `SELECT ${key}, ${sums} FROM strikes WHERE ${standing} AND ${where} GROUP BY 1`;
}

function numbersOf({ rows }: StrikeAnswer): Answer {
  return new Map(
    rows.map(({ key, salvos, counts, unknown, qualified }) => [
      key,
      [salvos, ...[counts, unknown, qualified].flatMap((each) => strikeMeasures.map((name) => each[name]))],
    ]),
  );
}
