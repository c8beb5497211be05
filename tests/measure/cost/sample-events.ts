/** Weapons as reports name them: enough of them to give a day's cell as many groups as a bad day has. */
const WEAPONS = [
  'Shahed-136',
  'Kh-101',
  'Kalibr',
  'Iskander-M',
  'Kh-22',
  'Kinzhal',
  'Kh-59',
  'S-300',
  'Lancet',
  'Orlan-10',
];
const DONORS = ['USA', 'DEU', 'GBR', 'POL', 'NLD', 'NOR'];
const SOURCE = 'measured-desk';
const sources = [{ publisher: 'A desk', title: 'A daily report as long as such titles usually are, with its date' }];

/**
 * Events like those of the real data sets: of every four, two strikes, a pledge and its transaction, spread over a year.
 * The same `from` and `count` give the same events.
 */
export function sampleEvents(from: number, count: number): readonly object[] {
  return Array.from({ length: count }, (_, index) => sampleEvent(from + index));
}

function sampleEvent(n: number): object {
  const kind = n % 4;
  const day = new Date(Date.UTC(2023, 0, 1 + ((n * 7) % 365))).toISOString().slice(0, 10);
  if (kind < 2) return event(`strike-${n}`, 'strike.reported', { strike: strike(n, day) });
  const pledge = `pledge-${n - kind}`;
  if (kind === 2) return event(pledge, 'pledge.announced', { pledge: header(n, day) });
  return event(pledge, 'pledge.transaction_recorded', { transaction_id: 'committed', transaction: committed(n, day) });
}

function event(local: string, type: string, content: object): object {
  const data = { entity: `${SOURCE}:${local}`, revision: 1, sources, ...content };
  return { specversion: '1.0', id: `${local}-${type}`, source: SOURCE, type: `counterweight.${type}.v1`, data };
}

function strike(n: number, day: string): object {
  return {
    window: { start: day, end: day, zone: 'Europe/Kyiv' },
    claimant: 'ua-air-force',
    weapons: [{ name: WEAPONS[n % WEAPONS.length] }],
    counts: { launched: 10 + (n % 50), destroyed: 8 + (n % 40) },
    aimed_at: [{ precision: 'country', country: 'UA' }],
  };
}

function header(n: number, day: string): object {
  const announced = { precision: 'day', day };
  return {
    donor: DONORS[n % DONORS.length],
    title: `Package ${n}`,
    category: 'military',
    new_money: 'unknown',
    announced,
  };
}

function committed(n: number, day: string): object {
  const value = { known: 'money', money: { amount: String(1_000_000 + n), currency: 'USD' } };
  return { type: 'committed', when: { precision: 'day', day }, value };
}
