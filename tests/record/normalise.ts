import { DEMO_DAY, IMPORT_DAY, TODAY } from './days.ts';

/** What the recorded stack has of its own in each run. */
export interface RunContext {
  readonly api: string;
  readonly events: string;
  readonly folder: string;
}

/**
 * Puts what differs between two runs of the same code into the same words; all else stays byte for byte.
 *
 * What becomes known together shares a position in the journal, and that depends on how events happened to arrive: the
 * demo set is sent in several requests, and a queue delivers it in batches and in no order. So positions, and the tags
 * that are made of them, are replaced. The clock starts at a set instant but runs on: the time of day is replaced, the day
 * is kept. Ids of deliveries and tokens are drawn at random, and a quarantined delivery's hash is over its id too. How
 * long a command took, and its lines of progress, depend on the machine.
 */
export function normalise(text: string, { api, events, folder }: RunContext): string {
  const named = text.replaceAll(api, 'http://api').replaceAll(events, 'http://events').replaceAll(folder, '/folder');
  return withoutPositions(rules.reduce((result, [pattern, words]) => result.replace(pattern, words), named));
}

const rules: readonly (readonly [RegExp, string])[] = [
  [/^(etag: (?:W\/)?")[0-9a-f]+"/gm, '$1<tag>"'],
  [/("(?:\w+_)?seq":)\d+/g, '$1<seq>'],
  // The questions themselves ask for position 1, which is always there, and for 0, at which there is nothing.
  [/(\b(?:min|at)_seq=)(?![01]\b)\d+/g, '$1<seq>'],
  [/(\bseq )\d+/g, '$1<seq>'],
  [new RegExp(`\\b(${DEMO_DAY}|${IMPORT_DAY}|${TODAY})T[\\d:.]+Z`, 'g'), '$1T<time>Z'],
  [/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<delivery>'],
  [/(\bsha256\W+)[0-9a-f]{64}/g, '$1<sha256>'],
  [/\bcw_[0-9a-f]{16}_[\w-]+/g, '<secret>'],
  [/((?:^|"id":"|\btoken |\brevoke |\btoken:))[0-9a-f]{16}\b/gim, '$1<token>'],
  // Until midnight.
  [/^(retry-after: )\d{4,}$/gm, '$1<seconds>'],
  [/(\bin )\d+\.\d s\b/g, '$1<seconds> s'],
  [/^( {2}seconds) +[\d.]+$/gm, '$1 <seconds>'],
  [/^[A-Z][a-z ]+: \d+ of \d+\n/gm, ''],
];

/** A table's column of positions; the cells before it may be quoted. */
function withoutPositions(text: string): string {
  const header = /^[a-z_.,]*\bseq\b[a-z_.,]*$/m.exec(text)?.[0].split(',') ?? [];
  const column = header.indexOf('seq');
  if (column === -1) return text;
  const cells = `(?:(?:"(?:[^"]|"")*"|[^",\n]*),){${column}}`;
  return text.replace(new RegExp(`^(${cells})\\d+(?=,|$)`, 'gm'), '$1<seq>');
}
