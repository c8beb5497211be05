import type { membershipSchema } from '@counterweight/domain';
import type { DemoFact, DemoSource } from './demo-fact.ts';
import { contactGroupPage, worldMonitor } from './demo-sources.ts';

type DemoMembership = DemoFact<typeof membershipSchema>;
type Body = DemoMembership['body']['body'];

/** Accession by accession: the first day, and who. 24 August 1949 is the treaty's entry into force. */
const nato: readonly (readonly [from: string, parties: string])[] = [
  ['1949-08-24', 'BEL CAN DNK FRA GBR ISL ITA LUX NLD NOR PRT USA'],
  ['1952-02-18', 'GRC TUR'],
  ['1955-05-06', 'DEU'],
  ['1982-05-30', 'ESP'],
  ['1999-03-12', 'CZE HUN POL'],
  ['2004-03-29', 'BGR EST LTU LVA ROU SVK SVN'],
  ['2009-04-01', 'ALB HRV'],
  ['2017-06-05', 'MNE'],
  ['2020-03-27', 'MKD'],
  ['2023-04-04', 'FIN'],
  ['2024-03-07', 'SWE'],
];

const eu: typeof nato = [
  ['1958-01-01', 'BEL DEU FRA ITA LUX NLD'],
  ['1973-01-01', 'DNK GBR IRL'],
  ['1981-01-01', 'GRC'],
  ['1986-01-01', 'ESP PRT'],
  ['1995-01-01', 'AUT FIN SWE'],
  ['2004-05-01', 'CYP CZE EST HUN LTU LVA MLT POL SVK SVN'],
  ['2007-01-01', 'BGR ROU'],
  ['2013-07-01', 'HRV'],
];

/** The day of the meeting with 54 countries, NATO's 30 among them. */
const TOGETHER = '2023-02-14';
/** The day of the page that has all 32 of NATO among its 57. */
const LATER = '2025-09-10';

// Standing pages: they bear no day.
const natoPage: DemoSource = { publisher: 'NATO', title: 'NATO member countries' };
const euPage: DemoSource = { publisher: 'European Union', title: 'EU countries' };
const argentinaJoins: readonly DemoSource[] = [
  {
    publisher: 'The Kyiv Independent',
    title: 'Next Ramstein-format meeting to be held on Sept. 6, RFE/RL reports',
    published_on: '2024-08-20',
    url: 'https://kyivindependent.com/next-meeting-in-ramstein-format-to-be-held-on-september-6/',
  },
  {
    publisher: 'LIGA.net',
    title: '24th Ramstein-format meeting to take place on September 6',
    published_on: '2024-08-21',
    url: 'https://news.liga.net/en/politics/news/24th-ramstein-format-meeting-to-take-place-on-september-6',
  },
];

function members(
  body: Body,
  parties: readonly string[],
  sources: readonly DemoSource[],
  days: Pick<DemoMembership['body'], 'from' | 'attested_on'>,
): readonly DemoMembership[] {
  return parties.map((party) => {
    const left = body === 'EU' && party === 'GBR' ? { to: '2020-01-31' } : {};
    return { name: `${body}-${party}`.toLowerCase(), sources, body: { party, body, ...days, ...left } };
  });
}

function acceded(body: Body, accessions: typeof nato, source: DemoSource): readonly DemoMembership[] {
  return accessions.flatMap(([from, parties]) => members(body, parties.split(' '), [source], { from }));
}

function inNato(when: (from: string) => boolean): readonly string[] {
  return nato.flatMap(([from, parties]) => (when(from) ? parties.split(' ') : []));
}

/** All of NATO and of the European Union with the one that left; of the Contact Group those whom a source names. */
export const demoMemberships: readonly DemoMembership[] = [
  ...acceded('NATO', nato, natoPage),
  ...acceded('EU', eu, euPage),
  ...members(
    'UDCG',
    inNato((from) => from <= TOGETHER),
    [worldMonitor],
    { attested_on: TOGETHER },
  ),
  ...members(
    'UDCG',
    inNato((from) => from > TOGETHER),
    [contactGroupPage],
    { attested_on: LATER },
  ),
  ...members('UDCG', ['ARG'], argentinaJoins, { from: '2024-06-13' }),
];
