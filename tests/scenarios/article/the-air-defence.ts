import { type Cited, type DeskEvent, movement, pledge } from '../../harness/news-desk.ts';
import { on } from './what-was-given.ts';

type Unit = Readonly<Record<string, string | number>>;

/** What became of it on a day, by whose report. Systems are given without a price. */
interface Movement {
  readonly type: 'pledged' | 'committed' | 'delivered';
  readonly day: string;
  readonly units: readonly Unit[];
  readonly cited: Cited;
}

function cite(publisher: string, published_on: string, title: string): Cited {
  return { publisher, title, published_on };
}

function given(local: string, donor: string, title: string, ...movements: readonly Movement[]): readonly DeskEvent[] {
  const [first] = movements;
  if (first === undefined) return [];
  const header = { donor, title, category: 'military', subcategory: 'air_defence' };
  return [
    pledge(local, header, first.cited),
    ...movements.map(({ type, day, units, cited }) =>
      movement(local, type, { type, when: on(day), value: { known: 'none' }, units }, cited),
    ),
  ];
}

const battery = { item: 'Patriot battery', count: 1 };
const sampt = { item: 'SAMP/T', count: 1 };

/** The first battery, promised to be in the country four months later. */
export const firstBattery = given(
  'usa-patriot-1',
  'USA',
  'A first Patriot battery',
  {
    type: 'committed',
    day: '2022-12-21',
    units: [battery],
    cited: cite(
      'The Independent (The Associated Press)',
      '2022-12-21',
      'US sending $1.85 billion in military aid to Ukraine',
    ),
  },
  {
    type: 'delivered',
    day: '2023-04-19',
    units: [battery],
    cited: cite('Politico', '2023-04-19', 'Patriot missiles arrive in Ukraine'),
  },
);

/** With missiles, nobody says how many, and spare parts. */
export const secondGermanBattery = given('deu-patriot-2', 'DEU', 'A second Patriot system', {
  type: 'delivered',
  day: '2023-12-14',
  units: [battery, { item: 'Patriot missile' }, { item: 'Patriot spare parts' }],
  cited: cite(
    'The New Voice of Ukraine (Yahoo News)',
    '2023-12-14',
    'Germany delivers second Patriot system to Ukraine in new aid package',
  ),
});

/** The five of the joint statement: four systems, and parts for one. */
export const fiveStrategicSystems: readonly DeskEvent[] = [
  ...given(
    'deu-patriot-3',
    'DEU',
    'A third Patriot system, at once',
    {
      type: 'pledged',
      day: '2024-04-13',
      units: [battery],
      cited: cite(
        'Ukrainska Pravda',
        '2024-04-13',
        'Germany to urgently send another Patriot air defence system to Ukraine',
      ),
    },
    {
      type: 'delivered',
      day: '2024-07-05',
      units: [battery],
      cited: cite('UAWire', '2024-07-05', 'Germany delivers third Patriot air defence system to Ukraine'),
    },
  ),
  ...given('nld-patriot-parts', 'NLD', 'Parts towards a Patriot battery of several countries', {
    type: 'pledged',
    day: '2024-05-28',
    units: [
      { item: 'Patriot radar', count: 1 },
      { item: 'Patriot launcher', count: 3 },
    ],
    cited: cite('Devdiscourse (Reuters)', '2024-05-28', 'Netherlands to Supply Patriot Air Defence System to Ukraine'),
  }),
  ...given('ita-sampt-2', 'ITA', 'A second SAMP/T', {
    type: 'pledged',
    day: '2024-06-04',
    units: [sampt],
    cited: cite('Censor.NET', '2024-06-04', 'Ukraine will receive another SAMP/T air defense system'),
  }),
  ...given(
    'rou-patriot',
    'ROU',
    'One of its Patriot systems',
    {
      type: 'pledged',
      day: '2024-06-20',
      units: [battery],
      cited: cite('LBCI (AFP)', '2024-06-20', 'Romania to deploy Patriot missile system to Ukraine'),
    },
    {
      type: 'delivered',
      day: '2024-10-03',
      units: [battery],
      cited: cite('Ukrainska Pravda', '2024-10-03', 'Ukraine receives Patriot air defence system from Romania'),
    },
  ),
  ...given('usa-patriot-2', 'USA', 'A second Patriot battery', {
    type: 'pledged',
    day: '2024-07-09',
    units: [battery],
    cited: cite(
      'The White House (republished by Agenzia Giornalistica Opinione)',
      '2024-07-09',
      'Joint Statement on Strengthening Ukraine’s Air Defenses',
    ),
  }),
];
